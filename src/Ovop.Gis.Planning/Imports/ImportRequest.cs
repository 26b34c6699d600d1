using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports;

/// <summary>What the user asks of a load, beside the file.</summary>
/// <param name="Layer">The layer to replace or make; null to decide by the file's fields.</param>
/// <param name="Crs">Overrides what the file says of its reference system.</param>
public sealed record ImportRequest(CollectionId? Layer, Crs? Crs)
{
    /// <summary>The file gives latitude (northing) first.</summary>
    public bool SwapAxes { get; init; }

    /// <summary>The rules to hold the file against; null to decide by the file's fields, none for no rules.</summary>
    public string? Profile { get; init; }

    /// <summary>How far a drawn boundary may be from the true one; null for what 1:25,000 gives.</summary>
    public double? BoundaryAccuracyMetres { get; init; }

    /// <summary>The repairs to make, of <see cref="RepairIds"/>.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];
}

/// <summary>What was read, how it was understood, and all that was found; ready to commit where nothing is an error.</summary>
/// <param name="Staged">Null where an error keeps the file out.</param>
public sealed record ImportReport(
    CollectionId Layer, string File, string Format, string SourceLayer, string Crs, string CrsReason, EncodingChoice? Encoding,
    int FeatureCount, IReadOnlyList<string> SampleNames, IReadOnlyList<FieldMapping> Fields, IReadOnlyList<Finding> Findings, StagedDataset? Staged)
{
    public string SourceSha256 { get; init; } = "";

    /// <summary>How many findings there are of each code, also of those that are too many to list.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public Landing? Landing { get; init; }

    public IReadOnlyList<RepairOffer> Repairs { get; init; } = [];

    /// <summary>Null where the file was held against no profile.</summary>
    public CheckSheet? Sheet { get; init; }

    /// <summary>The newest version of the layer when this was checked; 0 where the layer is new.</summary>
    public int BasedOn { get; init; }

    /// <summary>The version that <see cref="Changes"/> are against; null where there is none to be had.</summary>
    public DatasetVersion? Base { get; init; }

    /// <summary>What a commit would change; null where it cannot be said: the layer is new, or an error keeps the file out.</summary>
    public LayerDifference? Changes { get; init; }

    /// <summary>Every shape in longitude and latitude as it would be stored, for the map, also where an error keeps the file out.</summary>
    public IReadOnlyList<Feature> Preview { get; init; } = [];
}

/// <param name="From">The file's field.</param>
/// <param name="To">The layer's field.</param>
public sealed record FieldMapping(string From, string To);
