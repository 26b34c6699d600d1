using System.Text;

namespace Ovop.Gis.Service.Imports;

/// <summary>A file's name as a client gives it, made harmless: no folder, no control or special characters, not hidden, not long.</summary>
internal static class UploadName
{
    private const int LongestStem = 50;
    private const int LongestExtension = 10;

    public static string Of(string? given, string otherwise)
    {
        var name = given ?? "";
        name = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? "" : Clean(name[(dot + 1)..], LongestExtension).ToLowerInvariant();
        var stem = Clean(dot < 0 ? name : name[..dot], LongestStem).Trim(' ', '.');
        if (stem.Length == 0) stem = Path.GetFileNameWithoutExtension(otherwise);
        return extension.Length > 0 ? $"{stem}.{extension}" : stem + Path.GetExtension(otherwise);
    }

    private static string Clean(string text, int most)
    {
        var clean = new StringBuilder(most);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= most) break;
            clean.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' or ' ' or '(' or ')' ? rune.ToString() : "_");
        }

        return clean.ToString();
    }
}
