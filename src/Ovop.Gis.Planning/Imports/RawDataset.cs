using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

/// <summary>What a file said, before anything is mapped, reprojected or judged.</summary>
/// <param name="Name">The layer's name inside the file, such as ADMINISTRASIDESA_AR_25K.</param>
/// <param name="Format">The format as people call it: Shapefile, GeoPackage, GeoJSON.</param>
/// <param name="SourceFile">The file's name without its folder.</param>
/// <param name="SourceSha256">Hash of the bytes that were read, lower-case hex; of the zip where it came zipped.</param>
/// <param name="Crs">What the file says about its reference system; null where it says nothing.</param>
/// <param name="Encoding">The text encoding that was used, and why; null where the format fixes it.</param>
public sealed record RawDataset(
    string Name,
    string Format,
    string SourceFile,
    string SourceSha256,
    CrsDeclaration? Crs,
    EncodingChoice? Encoding,
    IReadOnlyList<RawField> Fields,
    IReadOnlyList<RawFeature> Features)
{
    /// <summary>What was unusual about the file and could be read all the same.</summary>
    public IReadOnlyList<RawNote> Notes { get; init; } = [];

    /// <summary>Which way the format wants rings to run; null where it leaves that open.</summary>
    public RingConvention? Rings { get; init; }

    /// <summary>The first texts that look as if they were read in the wrong encoding.</summary>
    public IReadOnlyList<SuspiciousText> SuspiciousTexts { get; init; } = [];
}

/// <param name="OuterClockwise">True where shells run clockwise and holes the other way; false for the reverse.</param>
/// <param name="Source">The standard that says so.</param>
public sealed record RingConvention(bool OuterClockwise, string Source);

/// <param name="Code">Stable, such as dbf-missing.</param>
public sealed record RawNote(string Code, LocalText Text);

/// <param name="Record">Counted from 1; 0 for the name of a column.</param>
/// <param name="Text">As it was read, control characters shown as U+FFFD.</param>
public sealed record SuspiciousText(int Record, string Field, string Text);

/// <summary>A layer inside a file.</summary>
/// <param name="Name">What <see cref="ReadOptions.LayerName"/> takes.</param>
/// <param name="Kind">Shapefile, GeoPackage, GeoJSON or CSV.</param>
/// <param name="FeatureCount">Null where counting would mean reading the layer.</param>
public sealed record RawLayer(string Name, string Kind, long? FeatureCount);

/// <summary>A reference system as a file declares it: WKT, or an authority code such as EPSG:4326.</summary>
/// <param name="Text">WKT 1 text or AUTHORITY:CODE.</param>
/// <param name="Where">Where it was said, for people: the .prj file, the gpkg_spatial_ref_sys row, RFC 7946.</param>
public sealed record CrsDeclaration(string Text, string Where);

/// <param name="Name">The encoding's IANA name, such as utf-8.</param>
/// <param name="Reason">What decided: an override, the .cpg file, the language byte, a guess.</param>
public sealed record EncodingChoice(string Name, string Reason);

/// <param name="Type">text, integer, number, date or boolean.</param>
public sealed record RawField(string Name, string Type);

/// <param name="RecordNumber">Counted from 1, as GIS programs show it.</param>
/// <param name="Geometry">In the order the file gives its axes; null where the record has none.</param>
/// <param name="Attributes">Values are string, long, double, bool, DateOnly or null.</param>
public sealed record RawFeature(int RecordNumber, Geometry? Geometry, IReadOnlyDictionary<string, object?> Attributes)
{
    /// <summary>Why the record's shape could not be built; null where it could.</summary>
    public RawFault? Fault { get; init; }
}

/// <summary>What keeps a record's coordinates from being a shape.</summary>
/// <param name="Code">Such as ring-not-closed, ring-too-short or coordinate-not-finite.</param>
/// <param name="Salvaged">The shape that could be made of it, such as with its rings closed, in the order the file gives its axes; null where there is none.</param>
public sealed record RawFault(string Code, LocalText Text, Geometry? Salvaged);
