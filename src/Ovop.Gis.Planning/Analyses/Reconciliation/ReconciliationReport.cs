using Ovop.Gis.Planning.Claims;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Planning.Analyses.Reconciliation;

/// <summary>Each published figure beside the computed one, and the shares of the kecamatan side by side.</summary>
public sealed record ReconciliationReport(IReadOnlyList<ReconciledClaim> Rows, IReadOnlyList<SharePair> Shares, Passport Passport) : IReport
{
    public ReportTable ToTable() => new(
        ["claim", "level", "code", "name", "quantity", "as_printed", "published_m2", "published_share_ratio", "computed_m2", "computed_band_m2", "computed_share_ratio", "computed_share_band_ratio",
            "difference_m2", "difference_ratio", "difference_share_points", "source", "year", "section", "confidence", "verdict", "verdict_text_id", "verdict_text_en"],
        [.. Rows.Select(r => (IReadOnlyList<object?>)
        [
            r.ClaimId, r.Subject.Level, r.Subject.Code, r.Subject.Name, r.Quantity, r.AsPrinted, r.Published.SquareMetres, r.Published.ShareRatio,
            r.Computed?.SquareMetres, r.Computed?.BandSquareMetres, r.Computed?.ShareRatio, r.Computed?.BandRatio, r.Difference?.SquareMetres, r.Difference?.Ratio, r.Difference?.SharePoints,
            r.Source.Title, r.Source.Year, r.Source.Section, r.Confidence, r.Verdict.Code, r.Verdict.Text.Id, r.Verdict.Text.En,
        ])],
        ["name", "as_printed", "computed_m2", "computed_share_ratio", "difference_ratio", "source", "year", "verdict"]);
}

/// <param name="Quantity">area or share.</param>
/// <param name="Computed">Null where nothing can be computed to stand beside the claim.</param>
public sealed record ReconciledClaim(
    string ClaimId, ClaimSubject Subject, string Quantity, string AsPrinted, AreaOrShare Published, AreaOrShare? Computed, ClaimDifference? Difference,
    ClaimSource Source, string Series, string Confidence, LocalText? Note, Verdict Verdict);

public sealed record ClaimSubject(string Code, string Name, string Level);

/// <summary>An area, with its share of the whole where one is known; or a share alone.</summary>
/// <param name="BandSquareMetres">Of a computed area: how far it may be off because drawn boundaries are only so exact.</param>
/// <param name="BandRatio">The same of the share.</param>
public sealed record AreaOrShare(double? SquareMetres, double? ShareRatio, double? BandSquareMetres = null, double? BandRatio = null);

/// <summary>Published less computed; the ratio is of the computed area, the points are percentage points.</summary>
public sealed record ClaimDifference(double? SquareMetres, double? Ratio, double? SharePoints);

/// <param name="Code">agrees, differs, contradicts-itself, unverified or not-comparable.</param>
public sealed record Verdict(string Code, LocalText Text);

/// <summary>The paper's Figure 1: a kecamatan's share of the city, as published and as computed.</summary>
public sealed record SharePair(string Code, string Name, PublishedShare? Published, ComputedShare Computed);

public sealed record PublishedShare(double SquareMetres, double ShareRatio, string Confidence, string Series);

public sealed record ComputedShare(double SquareMetres, double ShareRatio, double BandSquareMetres, double BandRatio);
