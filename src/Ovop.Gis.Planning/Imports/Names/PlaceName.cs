using System.Globalization;
using System.Text;

namespace Ovop.Gis.Planning.Imports.Names;

/// <summary>What makes two spellings of a place's name the same: its letters alone, or its sound.</summary>
internal static class PlaceName
{
    private static readonly HashSet<string> Titles = new(["kel", "kelurahan", "desa", "ds", "kec", "kecamatan"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["sei"] = "sungai", ["sui"] = "sungai", ["sungei"] = "sungai", ["sungay"] = "sungai", ["sg"] = "sungai", ["s"] = "sungai",
        ["bkt"] = "bukit", ["skw"] = "singkawang",
    };

    /// <summary>Where the word for river is written together with the rest.</summary>
    private static readonly string[] RiverPrefixes = ["sungei", "sungay", "sei"];

    /// <summary>The spelling before 1972 and its variants, each folded onto one letter; both sides are folded, so it need not be good Indonesian.</summary>
    private static readonly (string Old, string New)[] Spellings = [("oe", "u"), ("dj", "j"), ("tj", "c"), ("y", "j")];

    /// <summary>Letters and digits only, in lower case, without a leading Kel., Kelurahan, Kec. and the like: what case, spaces and hyphens do not change.</summary>
    public static string Form(string text) => string.Concat(WordsOf(text));

    /// <summary>The form with river words, old spellings and doubled letters folded away.</summary>
    public static string Sound(string text)
    {
        var sound = string.Concat(WordsOf(text).Select((w, i) => i == 0 || w != "s" ? Words.GetValueOrDefault(w, w) : w));
        if (Array.Find(RiverPrefixes, p => sound.Length > p.Length + 2 && sound.StartsWith(p, StringComparison.Ordinal)) is { } prefix)
            sound = "sungai" + sound[prefix.Length..];
        foreach (var (old, now) in Spellings) sound = sound.Replace(old, now, StringComparison.Ordinal);
        return WithoutDoubles(sound);
    }

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Decomposed(text))
        {
            // A hyphen or a blank parts words; an apostrophe and an accent do not.
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’' or '`')) End();
        }

        End();
        while (words.Count > 1 && Titles.Contains(words[0])) words.RemoveAt(0);
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>A text with half a surrogate pair has no normal form; it is taken as it stands.</summary>
    private static string Decomposed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return text;
            i++;
        }

        return text.Normalize(NormalizationForm.FormD);
    }

    private static string WithoutDoubles(string text)
    {
        var single = new StringBuilder(text.Length);
        foreach (var c in text)
            if (single.Length == 0 || single[^1] != c) single.Append(c);
        return single.ToString();
    }
}
