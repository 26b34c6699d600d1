using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Json;

/// <summary>What became of a load, as it is told on every outside and kept beside the version.</summary>
/// <param name="Outcome">committed, would-commit or refused.</param>
/// <param name="Counts">How many findings there are of each code; Findings lists the first of each.</param>
public sealed record LoadOutcome(
    string Outcome, string Layer, int? Version, int BasedOn, string? ContentSha256, string File, string SourceSha256, string Format, string SourceLayer,
    string Crs, string CrsReason, EncodingChoice? Encoding, int FeatureCount, IReadOnlyList<string> SampleNames, IReadOnlyList<FieldMapping> Fields,
    LandingEntry? Landing, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<Finding> Findings, IReadOnlyList<RepairOffer> Repairs, CheckSheet? Sheet, LayerDifference? Changes)
{
    public static LoadOutcome From(ImportReport report, DatasetVersion? version)
    {
        ArgumentNullException.ThrowIfNull(report);
        var outcome = report.Staged is null ? "refused" : version is null ? "would-commit" : "committed";
        return new LoadOutcome(
            outcome, report.Layer.ToString(), version?.Number, report.BasedOn, report.Staged?.ContentSha256, report.File, report.SourceSha256, report.Format, report.SourceLayer,
            report.Crs, report.CrsReason, report.Encoding, report.FeatureCount, report.SampleNames, report.Fields,
            LandingEntry.From(report.Landing), report.Counts, report.Findings, report.Repairs, report.Sheet, report.Changes);
    }

    public ReportTable FindingsTable() => new(
        ["code", "severity", "record", "feature", "longitude", "latitude", "area_m2", "repair", "text_id", "text_en"],
        [.. Findings.Select(f => (IReadOnlyList<object?>)
            [f.Code, f.Severity.ToString().ToLowerInvariant(), (long?)f.Record, f.Feature, f.Location?.Longitude, f.Location?.Latitude, f.AreaSquareMetres, f.Repair, f.Text.Id, f.Text.En])]);
}

/// <param name="Bbox">West, south, east, north in degrees as the file was read; null where nothing can be placed.</param>
public sealed record LandingEntry(IReadOnlyList<double>? Bbox, bool OnSingkawang, string? Cause, IReadOnlyList<LandingMendEntry> Mends)
{
    public static LandingEntry? From(Landing? landing) => landing is null ? null : new(
        landing.Extent is { IsEmpty: false } e ? [e.MinX, e.MinY, e.MaxX, e.MaxY] : null, landing.OnSingkawang, landing.Cause,
        [.. landing.Mends.Select(m => new LandingMendEntry(m.Option, m.Crs, m.SwapAxes, [m.Extent.MinX, m.Extent.MinY, m.Extent.MaxX, m.Extent.MaxY]))]);
}

public sealed record LandingMendEntry(string Option, string? Crs, bool SwapAxes, IReadOnlyList<double> Bbox);
