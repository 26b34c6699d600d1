using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Json;

/// <summary>What became of a load, as it is told on every outside.</summary>
/// <param name="Outcome">committed, would-commit or refused.</param>
public sealed record LoadOutcome(
    string Outcome, string Layer, int? Version, string? ContentSha256, string File, string Format, string SourceLayer, string Crs, string CrsReason,
    EncodingChoice? Encoding, int FeatureCount, IReadOnlyList<string> SampleNames, IReadOnlyList<FieldMapping> Fields, IReadOnlyList<Finding> Findings)
{
    public static LoadOutcome From(ImportReport report, DatasetVersion? version)
    {
        ArgumentNullException.ThrowIfNull(report);
        var outcome = report.Staged is null ? "refused" : version is null ? "would-commit" : "committed";
        return new LoadOutcome(outcome, report.Layer.ToString(), version?.Number, report.Staged?.ContentSha256, report.File, report.Format, report.SourceLayer,
            report.Crs, report.CrsReason, report.Encoding, report.FeatureCount, report.SampleNames, report.Fields, report.Findings);
    }

    public ReportTable FindingsTable() => new(
        ["code", "severity", "record", "longitude", "latitude", "text_id", "text_en"],
        [.. Findings.Select(f => (IReadOnlyList<object?>)[f.Code, f.Severity.ToString().ToLowerInvariant(), (long?)f.Record, f.Location?.Longitude, f.Location?.Latitude, f.Text.Id, f.Text.En])]);
}
