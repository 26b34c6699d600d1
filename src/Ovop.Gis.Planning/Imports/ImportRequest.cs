using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports;

/// <summary>What the user asks of a load, beside the file.</summary>
/// <param name="Layer">The layer to replace or make; null to decide by the file's fields.</param>
/// <param name="Crs">Overrides what the file says of its reference system.</param>
public sealed record ImportRequest(CollectionId? Layer, Crs? Crs);

/// <summary>What was read, how it was understood, and all that was found; ready to commit where nothing is an error.</summary>
/// <param name="Staged">Null where an error keeps the file out.</param>
public sealed record ImportReport(
    CollectionId Layer, string File, string Format, string SourceLayer, string Crs, string CrsReason, EncodingChoice? Encoding,
    int FeatureCount, IReadOnlyList<string> SampleNames, IReadOnlyList<FieldMapping> Fields, IReadOnlyList<Finding> Findings, StagedDataset? Staged);

/// <param name="From">The file's field.</param>
/// <param name="To">The layer's field.</param>
public sealed record FieldMapping(string From, string To);
