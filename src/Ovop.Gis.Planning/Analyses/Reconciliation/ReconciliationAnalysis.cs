using Ovop.Gis.Planning.Claims;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.Reconciliation;

/// <summary>Does what was published agree with the map, and with itself?</summary>
public sealed class ReconciliationAnalysis(LayerLibrary library) : IAnalysis<ReconciliationRequest, ReconciliationReport>
{
    private const string Rule = "A claim is first checked against its own series, to the last decimal it prints, then against the computed figure; kecamatan and city are the sums of their kelurahan.";

    private static readonly RequestForm<ReconciliationRequest> Form = new();

    public static string Id => "reconciliation";
    public static LocalText Title => new("Terbit dan terhitung", "Published and computed");

    public async Task<ReconciliationReport> RunAsync(ReconciliationRequest request, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var kelurahan = await LayerRequest.PolygonsAsync(library, "kelurahan", "kelurahan", cancellationToken).ConfigureAwait(false);
        var kecamatan = await LayerRequest.PolygonsAsync(library, "kecamatan", "kecamatan", cancellationToken).ConfigureAwait(false);
        var claims = await library.FindAsync(CollectionId.Claims, cancellationToken).ConfigureAwait(false)
            ?? throw new RefusedException("claims", "the store holds no published figures to compare with.");
        return Compute(kelurahan, kecamatan, claims, request);
    }

    /// <summary>The pure part.</summary>
    public static ReconciliationReport Compute(Layer kelurahan, Layer kecamatan, Layer claims, ReconciliationRequest request)
    {
        ArgumentNullException.ThrowIfNull(kelurahan);
        ArgumentNullException.ThrowIfNull(kecamatan);
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(request);
        var method = new EllipsoidalArea();
        var register = claims.Features.Select(Claim.From).ToList();
        var figures = Figures(kelurahan, kecamatan, method);
        var rule = new VerdictRule(register, request.TolerancePercent);
        var report = new ReconciliationReport(
            [.. register.Select(claim => Row(claim, figures.GetValueOrDefault(claim.Code), register, rule))],
            SharePairs(kecamatan, register, figures),
            new Passport(
                Id, [kelurahan.Origin, kecamatan.Origin, claims.Origin], "EPSG:4326", method.Id, Rule,
                new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["agreementPercent"] = request.TolerancePercent,
                    ["unitsBoundaryAccuracyMetres"] = BoundaryAccuracy.Of(kelurahan).Metres,
                },
                Form.Write(request), PassportEngine.Current));
        return report with { Passport = report.Passport.SealedFor(report, Form.Asked(request)) };
    }

    private static Dictionary<string, ComputedFigure> Figures(Layer kelurahan, Layer kecamatan, EllipsoidalArea method)
    {
        var accuracy = BoundaryAccuracy.Of(kelurahan);
        var areas = new Dictionary<string, (Area Area, Area Band)>(StringComparer.Ordinal);
        var city = Area.Zero;
        foreach (var layer in new[] { kecamatan, kelurahan })
            for (var i = 0; i < layer.Features.Count; i++)
                areas[layer.Features[i].Text("code") ?? layer.Features[i].Id] = (layer.AreaOf(i, method), BoundaryAccuracy.Band(layer.BorderOf(i), accuracy));
        for (var i = 0; i < kelurahan.Features.Count; i++) city += kelurahan.AreaOf(i, method);

        var figures = areas.ToDictionary(a => a.Key, a => new ComputedFigure(a.Value.Area, a.Value.Band, a.Value.Area / city, a.Value.Band / city), StringComparer.Ordinal);
        foreach (var code in areas.Keys.Where(c => c.Length >= 5).Select(c => c[..5]).Distinct().Take(1).ToList())
            figures[code] = new ComputedFigure(city, BoundaryAccuracy.Band(kelurahan.Outline(), accuracy), null, null);
        return figures;
    }

    private static ReconciledClaim Row(Claim claim, ComputedFigure? computed, List<Claim> register, VerdictRule rule)
    {
        var publishedShare = claim.Share ?? (claim.Area is { } area && CityOf(claim, register) is { } city ? area / city : null);
        return new ReconciledClaim(
            claim.Id, new ClaimSubject(claim.Code, claim.Name, claim.Level), claim.Area is null ? "share" : "area", claim.AsPrinted,
            new AreaOrShare(claim.Area?.SquareMetres, publishedShare?.Ratio),
            computed is null ? null : new AreaOrShare(computed.Area.SquareMetres, computed.ShareOfCity?.Ratio, computed.Band.SquareMetres, computed.ShareBand?.Ratio),
            Difference(claim.Area, publishedShare, computed),
            claim.Source, claim.Series, claim.Confidence, claim.Note, rule.Judge(claim, computed));
    }

    private static ClaimDifference? Difference(Area? area, Share? share, ComputedFigure? computed)
    {
        if (computed is null) return null;
        var difference = area - computed.Area;
        return new ClaimDifference(
            difference?.SquareMetres, difference?.SquareMetres / computed.Area.SquareMetres, (share?.Percent - computed.ShareOfCity?.Percent));
    }

    /// <summary>The whole that the claim's own series gives for the city; shares of two bases are never mixed.</summary>
    private static Area? CityOf(Claim claim, List<Claim> register) => claim.Level is "kecamatan" or "kelurahan"
        ? register.Find(c => c.Series == claim.Series && c.Level == "city" && c.Area is not null)?.Area
        : null;

    private static List<SharePair> SharePairs(Layer kecamatan, List<Claim> register, Dictionary<string, ComputedFigure> figures)
    {
        var series = register.Where(c => c.Level == "kecamatan" && c.Area is not null).GroupBy(c => c.Series, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).FirstOrDefault();
        return [.. kecamatan.Features.Select(f =>
        {
            var code = f.Text("code") ?? f.Id;
            var claim = series?.FirstOrDefault(c => c.Code == code);
            var city = claim is null ? null : CityOf(claim, register);
            var published = claim is null || city is null ? null
                : new PublishedShare(claim.Area!.Value.SquareMetres, (claim.Area.Value / city.Value).Ratio, claim.Confidence, claim.Series);
            return new SharePair(code, kecamatan.NameOf(f), published, Computed(figures[code]));
        })];
    }

    private static ComputedShare Computed(ComputedFigure figure) =>
        new(figure.Area.SquareMetres, figure.ShareOfCity!.Value.Ratio, figure.Band.SquareMetres, figure.ShareBand!.Value.Ratio);
}
