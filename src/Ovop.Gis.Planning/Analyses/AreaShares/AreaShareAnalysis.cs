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

        var accuracy = new Accuracies(BoundaryAccuracy.Of(units), BoundaryAccuracy.Of(zones));
        var rows = splits.Select(split => UnitRow(units, split, groups, accuracy, request.SliverSquareMetres)).ToList();
        var slivers = rows.SelectMany(u => u.Parts.Where(p => p.Sliver == true).Select(p => new SliverPart(u.Code, p.Zone, p.Area))).ToList();
        var report = new AreaShareReport(
            rows, ZoneTotals(zones, groups, splits, methods[0], accuracy), slivers, Total(rows, BoundaryAccuracy.Band(units.Outline(), accuracy.Units)),
            splits.Sum(s => s.Overlaid),
            new Passport(
                Id, [units.Origin, zones.Origin], "EPSG:4326", string.Join(" + ", methods.Select(m => m.Id)), Rule,
                new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["sliverSquareMetres"] = request.SliverSquareMetres,
                    ["closureSquareMetres"] = splits.Count == 0 ? 0 : splits.Max(s => s.Closure.SquareMetres),
                    ["unitsBoundaryAccuracyMetres"] = accuracy.Units.Metres,
                    ["zonesBoundaryAccuracyMetres"] = accuracy.Zones.Metres,
                },
                Form.Write(request), PassportEngine.Current));
        return report with { Passport = report.Passport.SealedFor(report, Form.Asked(request)) };
    }

    private static UnitShares UnitRow(Layer units, AreaSplit split, ZoneGroups groups, Accuracies accuracy, double sliverSquareMetres)
    {
        var feature = units.Features[split.Whole];
        var counted = split.Parts.Aggregate(split.Outside[0], (sum, part) => sum + part.Areas[0]);
        var parts = split.Parts.Select(part => new ZonePart(
            string.Join('+', part.Groups.Select(g => groups.Ids[g])),
            string.Join(" + ", part.Groups.Select(g => groups.Names[g])),
            part.Areas[0], accuracy.Band(part.Border), Plane(part.Areas), (part.Areas[0] / counted).Ratio, (accuracy.Band(part.Border) / counted).Ratio,
            part.Groups.Count > 1 ? [.. part.Groups.Select(g => groups.Ids[g])] : null,
            part.Areas[0].SquareMetres < sliverSquareMetres ? true : null)).ToList();
        var outside = accuracy.Band(split.OutsideBorder);
        return new UnitShares(
            feature.Text("code") ?? feature.Id, units.NameOf(feature), split.Areas[0], BoundaryAccuracy.Band(units.BorderOf(split.Whole), accuracy.Units),
            Plane(split.Areas), parts,
            new OutsidePart(split.Outside[0], outside, Plane(split.Outside), (split.Outside[0] / counted).Ratio, (outside / counted).Ratio));
    }

    private static List<ZoneTotal> ZoneTotals(Layer zones, ZoneGroups groups, IReadOnlyList<AreaSplit> splits, IAreaMethod method, Accuracies accuracy)
    {
        var inside = new Area[groups.Ids.Count];
        foreach (var part in splits.SelectMany(s => s.Parts))
            foreach (var group in part.Groups) inside[group] += part.Areas[0];

        var whole = new Area[groups.Ids.Count];
        var border = new Distance[groups.Ids.Count];
        var areas = zones.AreasOf(method);
        for (var i = 0; i < areas.Count; i++)
        {
            whole[groups.OfFeature[i]] += areas[i];
            border[groups.OfFeature[i]] += zones.BorderOf(i);
        }

        return [.. groups.Ids.Select((id, g) => new ZoneTotal(id, groups.Names[g], whole[g], BoundaryAccuracy.Band(border[g], accuracy.Zones), inside[g],
            whole[g] > inside[g] ? whole[g] - inside[g] : Area.Zero))];
    }

    /// <summary>Parts are added up and so are their bands, which is the worst case; the whole has the band of its outline.</summary>
    private static SharesTotal Total(List<UnitShares> rows, Area outline)
    {
        var area = rows.Aggregate(Area.Zero, (sum, u) => sum + u.Area);
        var outside = rows.Aggregate(Area.Zero, (sum, u) => sum + u.Outside.Area);
        var outsideBand = rows.Aggregate(Area.Zero, (sum, u) => sum + u.Outside.AreaBand);
        var planes = rows.Count > 0 && rows[0].PlaneArea is not null;
        var counted = rows.SelectMany(u => u.Parts).Aggregate(outside, (sum, p) => sum + p.Area);
        var parts = rows.SelectMany(u => u.Parts).GroupBy(p => p.Zone, StringComparer.Ordinal)
            .Select(g => (
                First: g.First(), Sum: g.Aggregate(Area.Zero, (s, p) => s + p.Area), Band: g.Aggregate(Area.Zero, (s, p) => s + p.AreaBand),
                Plane: Sum(g.Select(p => p.PlaneArea))))
            .OrderBy(x => x.First.OverlapOf?.Count ?? 1).ThenBy(x => x.First.Zone, StringComparer.Ordinal)
            .Select(x => x.First with
            {
                Area = x.Sum, AreaBand = x.Band, PlaneArea = planes ? x.Plane : null,
                ShareRatio = (x.Sum / counted).Ratio, ShareBandRatio = (x.Band / counted).Ratio, Sliver = null,
            }).ToList();
        return new SharesTotal(area, outline, planes ? Sum(rows.Select(u => u.PlaneArea)) : null, parts,
            new OutsidePart(outside, outsideBand, planes ? Sum(rows.Select(u => u.Outside.PlaneArea)) : null, (outside / counted).Ratio, (outsideBand / counted).Ratio));
    }

    private static Area Sum(IEnumerable<Area?> areas) => areas.Aggregate(Area.Zero, (sum, a) => sum + (a ?? Area.Zero));

    private static Area? Plane(IReadOnlyList<Area> areas) => areas.Count > 1 ? areas[1] : null;

    private sealed record Accuracies(Distance Units, Distance Zones)
    {
        public Area Band(PartBorder border) => BoundaryAccuracy.Band(border, Units, Zones);
    }
}
