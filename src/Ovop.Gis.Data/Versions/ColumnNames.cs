using System.Globalization;
using System.Text;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.Versions;

/// <summary>Names for the columns of a layer's fields: the fields' own, where a database can have them.</summary>
/// <remarks>No two are alike when case is not counted, none is one of the store's own or is longer than PostgreSQL can tell apart.</remarks>
internal static class ColumnNames
{
    public const string Fid = "fid", Geometry = "geom", FeatureId = "feature_id";
    private const int MostBytes = 63;

    private static readonly string[] Taken =
        [Fid, Geometry, FeatureId, "rowid", "oid", "_rowid_", "ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"];

    public static IReadOnlyList<string> Of(IReadOnlyList<FieldSchema> fields)
    {
        var taken = new HashSet<string>(Taken, StringComparer.OrdinalIgnoreCase);
        return [.. fields.Select(field => Free(field.Name.Replace("\0", "", StringComparison.Ordinal), taken))];
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = Cut(name.Length == 0 ? "field" : name, MostBytes);
        for (var i = 2; !taken.Add(free); i++)
        {
            var suffix = "_" + i.ToString(CultureInfo.InvariantCulture);
            free = Cut(name.Length == 0 ? "field" : name, MostBytes - suffix.Length) + suffix;
        }

        return free;
    }

    private static string Cut(string name, int mostBytes)
    {
        var kept = new StringBuilder();
        var bytes = 0;
        // By runes, so that half a letter becomes the sign for an unknown one and none is cut in two.
        foreach (var rune in name.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > mostBytes) break;
            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
