using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Data.Json;

/// <summary>What became of a load, as it is told on every outside and kept beside the version.</summary>
/// <param name="Outcome">committed, would-commit or refused.</param>
/// <param name="Method">How the areas in it were measured; absent, as the engine, from older reports.</param>
/// <param name="Counts">How many findings there are of each code; Findings lists the first of each.</param>
public sealed record LoadOutcome(
    string Outcome, string Layer, int? Version, int BasedOn, string? ContentSha256, string File, string SourceSha256, string Format, string SourceLayer,
    string Crs, string CrsReason, EncodingChoice? Encoding, int FeatureCount, IReadOnlyList<string> SampleNames, IReadOnlyList<FieldMapping> Fields,
    LandingEntry? Landing, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<Finding> Findings, IReadOnlyList<RepairEntry> Repairs, CheckSheet? Sheet, DifferenceEntry? Changes, string? Method, PassportEngine? Engine)
{
    private const int MostOfAKind = 500;

    public static LoadOutcome From(ImportReport report, DatasetVersion? version)
    {
        ArgumentNullException.ThrowIfNull(report);
        var outcome = report.Staged is null ? "refused" : version is null ? "would-commit" : "committed";
        return new LoadOutcome(
            outcome, report.Layer.ToString(), version?.Number, report.BasedOn, report.Staged?.ContentSha256, report.File, report.SourceSha256, report.Format, report.SourceLayer,
            report.Crs, report.CrsReason, report.Encoding, report.FeatureCount, report.SampleNames, report.Fields,
            LandingEntry.From(report.Landing), report.Counts, report.Findings, [.. report.Repairs.Select(RepairEntry.From)], report.Sheet,
            DifferenceEntry.From(report, version, MostOfAKind), new EllipsoidalArea().Id, PassportEngine.Current);
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

/// <param name="EffectCount">How many features it changes; Effects lists those it changes most.</param>
/// <param name="MovedSquareMetres">Over all of them.</param>
public sealed record RepairEntry(
    string Id, LocalText Title, LocalText Explanation, bool Applied, int EffectCount, double MovedSquareMetres, IReadOnlyList<RepairEffect> Effects)
{
    private const int MostEffects = 200;

    public static RepairEntry From(RepairOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return new(offer.Id, offer.Title, offer.Explanation, offer.Applied, offer.Effects.Count, offer.Effects.Sum(e => e.MovedSquareMetres), [.. offer.Effects.Take(MostEffects)]);
    }
}
