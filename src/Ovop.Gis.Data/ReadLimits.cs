namespace Ovop.Gis.Data;

/// <summary>What a file may ask of us before it is refused.</summary>
public sealed record ReadLimits
{
    public long MaxUnpackedBytes { get; init; } = 2L << 30;

    public int MaxZipEntries { get; init; } = 1_000;

    /// <summary>Unpacked size over packed size of the whole archive.</summary>
    public int MaxZipRatio { get; init; } = 200;

    /// <summary>Below this the ratio is not asked for: small tables of blanks pack very well and harm nobody.</summary>
    public long RatioCheckedFromBytes { get; init; } = 32L << 20;

    /// <summary>GeoJSON is parsed in memory.</summary>
    public long MaxJsonBytes { get; init; } = 512L << 20;

    /// <summary>One value of a GeoPackage: a text, or the geometry of one feature.</summary>
    public int MaxValueBytes { get; init; } = 256 << 20;

    public int MaxColumns { get; init; } = 2_000;

    /// <summary>Vertices of a whole file; each takes 16 bytes of memory. A part of a shape counts as one more.</summary>
    public long MaxVertices { get; init; } = 50_000_000;

    public int MaxFeatures { get; init; } = 2_000_000;

    /// <summary>One line of a table, in characters: room for the WKT of a million vertices.</summary>
    public int MaxLineCharacters { get; init; } = 48 << 20;

    /// <summary>A view inside a GeoPackage can be a query without end.</summary>
    public TimeSpan MaxQueryTime { get; init; } = TimeSpan.FromMinutes(10);
}
