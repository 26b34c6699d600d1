using System.Diagnostics.CodeAnalysis;

namespace Ovop.Gis.Planning.Features;

/// <summary>A layer's name on the outside: lower-case letters, digits, hyphen and underscore, a letter first, at most 63.</summary>
/// <remarks>Names that a spatial database keeps for itself are not layer ids.</remarks>
public readonly record struct CollectionId
{
    public static readonly CollectionId Kelurahan = new("kelurahan");
    public static readonly CollectionId Kecamatan = new("kecamatan");
    public static readonly CollectionId Zones = new("zones");
    public static readonly CollectionId Clusters = new("clusters");
    public static readonly CollectionId Airport = new("airport");
    public static readonly CollectionId Claims = new("claims");

    private static readonly string[] ReservedPrefixes = ["gpkg_", "rtree_", "sqlite_", "ovop_", "pg_", "layer_styles", "spatial_ref_sys"];

    private readonly string? _value;

    private CollectionId(string value) => _value = value;

    /// <exception cref="ArgumentException">The text is not a layer id.</exception>
    public static CollectionId From(string text) => TryParse(text, out var id)
        ? id
        : throw new ArgumentException($"'{text}' is not a layer id.", nameof(text));

    public static bool TryParse([NotNullWhen(true)] string? text, out CollectionId id)
    {
        id = default;
        if (text is null or { Length: 0 or > 63 } || !char.IsAsciiLetterLower(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_')) return false;
        if (ReservedPrefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal))) return false;
        id = new CollectionId(text);
        return true;
    }

    public override string ToString() => _value ?? "";
}
