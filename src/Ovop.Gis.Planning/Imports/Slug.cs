using System.Text;

namespace Ovop.Gis.Planning.Imports;

/// <summary>A name as an id: lower-case ASCII letters and digits with single hyphens.</summary>
internal static class Slug
{
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (c == '_') slug.Append('_');
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-', '_');
        return text.Length > 63 ? text[..63].Trim('-', '_') : text;
    }
}
