using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Planning.Imports.Repairs;

/// <summary>What a repair does to each feature, in square metres on the ellipsoid.</summary>
internal static class RepairEffects
{
    /// <summary>So many are measured one by one; of more a repair says only how many there are.</summary>
    private const int MostMeasured = 2_500;

    private static readonly EllipsoidalArea Method = new();

    public static RepairOffer Offer(
        string id, LocalText title, LocalText explanation, bool applied, bool movesArea, List<ImportedFeature> before, List<ShapeChange> changes, CancellationToken cancellationToken)
    {
        var measured = changes.Take(MostMeasured).ToList();
        var effects = new RepairEffect[measured.Count];
        Parallel.For(0, measured.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => effects[i] = Of(id, movesArea, before[measured[i].Number], measured[i].After));
        var count = changes.Count > MostMeasured
            ? new LocalText($" Mengubah {changes.Count} fitur; {MostMeasured} yang pertama diukur.", $" Changes {changes.Count} features; the first {MostMeasured} are measured.")
            : new LocalText($" Mengubah {changes.Count} fitur.", $" Changes {changes.Count} {(changes.Count == 1 ? "feature" : "features")}.");
        return new RepairOffer(id, title, new LocalText(explanation.Id + count.Id, explanation.En + count.En), applied,
            [.. effects.OrderByDescending(e => e.MovedSquareMetres).ThenBy(e => e.Record)]);
    }

    private static RepairEffect Of(string id, bool movesArea, ImportedFeature before, ImportedFeature? after)
    {
        var areaBefore = AreaOf(before.Geometry ?? before.Fault?.Salvaged);
        if (!movesArea) return new RepairEffect(before.Record, before.Label, areaBefore, after is null ? 0 : areaBefore, 0);
        var areaAfter = AreaOf(after?.Geometry);
        // What an invalid shape covers is not defined; only its area by the sum of its rings is.
        var moved = id == RepairIds.MakeValid ? Math.Abs(areaAfter - areaBefore) : LayerDifference.Moved(before.Geometry, after?.Geometry, Method);
        return new RepairEffect(before.Record, before.Label, areaBefore, areaAfter, moved);
    }

    private static double AreaOf(Geometry? geometry) => geometry is IPolygonal ? Method.Measure(geometry).SquareMetres : 0;
}
