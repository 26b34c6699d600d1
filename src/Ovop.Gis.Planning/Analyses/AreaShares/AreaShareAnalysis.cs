using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Spatial.Shares;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.AreaShares;

/// <summary>How much of each unit does each zone take?</summary>
public sealed class AreaShareAnalysis(LayerLibrary library) : IAnalysis<AreaShareRequest, AreaShareReport>
{
    private const string Rule = "Every square metre of a unit is counted once: where zones overlap it counts as the overlap, where there is none as outside.";

    private static readonly RequestForm<AreaShareRequest> Form = new();

    public static string Id => "area-shares";
    public static LocalText Title => new("Luas zona per wilayah", "Area of zones by unit");

    public async Task<AreaShareReport> RunAsync(AreaShareRequest request, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var zones = await LayerRequest.PolygonsAsync(library, "zones", request.Zones, cancellationToken).ConfigureAwait(false);
        var units = await LayerRequest.PolygonsAsync(library, "units", request.Units, cancellationToken).ConfigureAwait(false);
        return Compute(units, zones, request, progress, cancellationToken);
    }

    /// <summary>The pure part: what tests, benchmarks and a check of an old figure call.</summary>
    public static AreaShareReport Compute(Layer units, Layer zones, AreaShareRequest request, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(zones);
        ArgumentNullException.ThrowIfNull(request);
        List<IAreaMethod> methods = [new EllipsoidalArea()];
        if (request.PlaneCrs is { } code) methods.Add(new PlanarArea(LayerRequest.PlaneCrs("plane", code)));

        var groups = ZoneGroups.Of(zones);
        var measured = units.Composition?.Base ?? units;
        var splits = AreaSplitter.Split(measured.Snapshot, zones.Snapshot, groups.OfFeature, methods, progress, cancellationToken);
        if (units.Composition is { } composition) splits = [.. composition.Members.Select((members, unit) => AreaSplit.Sum(unit, [.. members.Select(m => splits[m])]))];

        var rows = splits.Select(split => UnitRow(units, split, groups, request.SliverSquareMetres)).ToList();
        var slivers = rows.SelectMany(u => u.Parts.Where(p => p.Sliver == true).Select(p => new SliverPart(u.Code, p.Zone, p.Area))).ToList();
        var report = new AreaShareReport(rows, ZoneTotals(zones, groups, splits, methods[0]), slivers, Total(rows),
            new Passport(
                Id, [units.Origin, zones.Origin], "EPSG:4326", string.Join(" + ", methods.Select(m => m.Id)), Rule,
                new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["sliverSquareMetres"] = request.SliverSquareMetres,
                    ["closureSquareMetres"] = splits.Count == 0 ? 0 : splits.Max(s => s.Closure.SquareMetres),
                },
                Form.Write(request), PassportEngine.Current));
        return report with { Passport = report.Passport.SealedFor(report, Form.Asked(request)) };
    }

    private static UnitShares UnitRow(Layer units, AreaSplit split, ZoneGroups groups, double sliverSquareMetres)
    {
        var feature = units.Features[split.Whole];
        var counted = split.Parts.Aggregate(split.Outside[0], (sum, part) => sum + part.Areas[0]);
        var parts = split.Parts.Select(part => new ZonePart(
            string.Join('+', part.Groups.Select(g => groups.Ids[g])),
            string.Join(" + ", part.Groups.Select(g => groups.Names[g])),
            part.Areas[0], Plane(part.Areas), (part.Areas[0] / counted).Ratio,
            part.Groups.Count > 1 ? [.. part.Groups.Select(g => groups.Ids[g])] : null,
            part.Areas[0].SquareMetres < sliverSquareMetres ? true : null)).ToList();
        return new UnitShares(
            feature.Text("code") ?? feature.Id, units.NameOf(feature), split.Areas[0], Plane(split.Areas), parts,
            new OutsidePart(split.Outside[0], Plane(split.Outside), (split.Outside[0] / counted).Ratio));
    }

    private static List<ZoneTotal> ZoneTotals(Layer zones, ZoneGroups groups, IReadOnlyList<AreaSplit> splits, IAreaMethod method)
    {
        var inside = new Area[groups.Ids.Count];
        foreach (var part in splits.SelectMany(s => s.Parts))
            foreach (var group in part.Groups) inside[group] += part.Areas[0];

        var whole = new Area[groups.Ids.Count];
        for (var i = 0; i < zones.Snapshot.Count; i++) whole[groups.OfFeature[i]] += method.Measure(zones.Snapshot[i]);
        return [.. groups.Ids.Select((id, g) => new ZoneTotal(id, groups.Names[g], whole[g], inside[g],
            whole[g] > inside[g] ? whole[g] - inside[g] : Area.Zero))];
    }

    private static SharesTotal Total(List<UnitShares> rows)
    {
        var area = rows.Aggregate(Area.Zero, (sum, u) => sum + u.Area);
        var outside = rows.Aggregate(Area.Zero, (sum, u) => sum + u.Outside.Area);
        var planes = rows.Count > 0 && rows[0].PlaneArea is not null;
        var counted = rows.SelectMany(u => u.Parts).Aggregate(outside, (sum, p) => sum + p.Area);
        var parts = rows.SelectMany(u => u.Parts).GroupBy(p => p.Zone, StringComparer.Ordinal)
            .Select(g => (First: g.First(), Sum: g.Aggregate(Area.Zero, (s, p) => s + p.Area), Plane: Sum(g.Select(p => p.PlaneArea))))
            .OrderBy(x => x.First.OverlapOf?.Count ?? 1).ThenBy(x => x.First.Zone, StringComparer.Ordinal)
            .Select(x => x.First with { Area = x.Sum, PlaneArea = planes ? x.Plane : null, ShareRatio = (x.Sum / counted).Ratio, Sliver = null }).ToList();
        return new SharesTotal(area, planes ? Sum(rows.Select(u => u.PlaneArea)) : null, parts,
            new OutsidePart(outside, planes ? Sum(rows.Select(u => u.Outside.PlaneArea)) : null, (outside / counted).Ratio));
    }

    private static Area Sum(IEnumerable<Area?> areas) => areas.Aggregate(Area.Zero, (sum, a) => sum + (a ?? Area.Zero));

    private static Area? Plane(IReadOnlyList<Area> areas) => areas.Count > 1 ? areas[1] : null;
}
