using System.Buffers;
using System.Globalization;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

/// <summary>Keeps the first texts that look as if they had been read in the wrong encoding.</summary>
internal sealed class SuspicionList
{
    private const int MostKept = 20;
    private const int LongestShown = 80;

    /// <summary>What the bytes 80 to BF, the later bytes of a UTF-8 character, look like in windows-1252.</summary>
    private static readonly SearchValues<char> LaterBytes = SearchValues.Create(
        [.. "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ", .. Enumerable.Range(0x80, 0x40).Select(c => (char)c)]);

    private readonly List<SuspiciousText> _found = [];

    public IReadOnlyList<SuspiciousText> Found => _found;

    public void Look(string text, int record, string field)
    {
        if (_found.Count == MostKept || !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains('?', StringComparison.Ordinal) || !IsSuspicious(text)) return;
        var shown = text.Length <= LongestShown ? text : text[..LongestShown] + "…";
        _found.Add(new(record, field, new string([.. shown.Select(c => char.IsControl(c) ? '\uFFFD' : c)])));
    }

    private static bool IsSuspicious(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\uFFFD' || (char.IsControl(text[i]) && text[i] is not ('\t' or '\r' or '\n'))) return true;
            if (text[i] == '?' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1])) return true;
            if (IsMojibake(text, i)) return true;
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate) return true;
            if (char.IsSurrogatePair(text, i)) i++;
        }
        return false;
    }

    /// <summary>UTF-8 read as if each byte were a letter: Ã© for é, â€™ for ’, å¤§ for 大.</summary>
    private static bool IsMojibake(string text, int i)
    {
        var later = text[i] switch { >= '\u00C2' and <= '\u00C5' => 1, >= '\u00E2' and <= '\u00E9' => 2, '\u00F0' => 3, _ => 0 };
        return later > 0 && i + later < text.Length && text.AsSpan(i + 1, later).IndexOfAnyExcept(LaterBytes) < 0;
    }
}
