using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Checks;
using Ovop.Gis.Spatial.Coverages;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Imports.Repairs;

/// <summary>Offers the repairs that a file could have, one after the other, and makes those that were asked for.</summary>
internal sealed class RepairRun
{
    private static readonly LocalText SnapTitle = new("Rapatkan batas antarpoligon", "Snap polygons to each other");

    private static readonly LocalText SnapExplanation = new(
        "Tumpang tindih diberikan kepada salah satu pemiliknya dan celah kepada salah satu tetangganya: yang berbagi batas terpanjang, lalu dibagi lagi bila luas suatu poligon berubah lebih dari 0,03 %. Batas menjadi berimpit persis.",
        "An overlap goes to one of its owners and a gap to one of its neighbours: the one with the longest shared border, and shared out further where an area would change by more than 0.03 %. Borders come to coincide exactly.");

    /// <summary>What a repair would move is worked out unasked only for layers up to this size: a larger one takes several seconds.</summary>
    private const int MostVerticesForAPreview = 100_000;

    private static readonly LocalText Unmeasured = new(
        " Lapisan ini besar: perubahan per fitur dihitung bila perbaikan ini diminta, misalnya dengan --dry-run --repair snap-to-coverage.",
        " This layer is large: the changes per feature are worked out when the repair is asked for, such as with --dry-run --repair snap-to-coverage.");

    private readonly RingConvention? _convention;
    private readonly IReadOnlyList<string> _wanted;
    private readonly CancellationToken _cancellationToken;
    private readonly List<RepairOffer> _offers = [];

    public RepairRun(RingConvention? convention, IReadOnlyList<string> wanted, List<ImportedFeature> features, CancellationToken cancellationToken)
    {
        (_convention, _wanted, Features, _cancellationToken) = (convention, wanted, features, cancellationToken);
        Readings = GeometryCheck.Read(features, cancellationToken);
        GeometryCheck.SetAsideNotFinite(Features, Readings);
    }

    public List<ImportedFeature> Features { get; private set; }
    public ShapeReading?[] Readings { get; private set; }
    public IReadOnlyList<RepairOffer> Offers => _offers;

    /// <exception cref="RefusedException">A repair is not one of <see cref="RepairIds"/>.</exception>
    public static void RequireKnown(IReadOnlyList<string> repairs)
    {
        var unknown = repairs.Where(r => !RepairIds.All.Contains(r)).Distinct().ToList();
        if (unknown.Count > 0)
            throw new RefusedException([.. unknown.Select(r => new RequestFault("repairs", $"unknown repair '{r}'; known are {string.Join(", ", RepairIds.All)}."))]);
    }

    public void RepairShapes()
    {
        foreach (var kind in ShapeRepairKind.All)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var changes = new ShapeChange?[Features.Count];
            Parallel.For(0, Features.Count, new ParallelOptions { CancellationToken = _cancellationToken }, i =>
            {
                var after = kind.Repair(_convention, Features[i], Readings[i]);
                if (!ReferenceEquals(after, Features[i])) changes[i] = new ShapeChange(i, after);
            });
            Settle(kind.Id, kind.Title, kind.Explanation, kind.MovesArea, [.. changes.OfType<ShapeChange>()], _wanted.Contains(kind.Id));
        }
    }

    /// <summary>Looks at the polygons side by side; null where they are not to be looked at.</summary>
    public CoverageFaults? RepairCoverage(CollectionId layer, FindingList findings)
    {
        if (!CoverageCheck.AppliesTo(layer)) return null;
        var shapes = CoverageCheck.Shapes(Features, Readings);
        if (CoverageCheck.IsTooLarge(shapes, findings)) return null;
        var faults = CoverageSearch.Run(shapes, _cancellationToken);
        if (faults.Overlaps.Count == 0 && !faults.Gaps.Any(g => !g.IsHole)) return faults;

        if (!_wanted.Contains(RepairIds.SnapToCoverage) && shapes.Sum(s => (long)s.NumPoints) > MostVerticesForAPreview)
        {
            _offers.Add(new RepairOffer(RepairIds.SnapToCoverage, SnapTitle, new LocalText(SnapExplanation.Id + Unmeasured.Id, SnapExplanation.En + Unmeasured.En), false, []));
            return faults;
        }

        var snapped = CoverageRepair.Run(shapes, _cancellationToken);
        var changes = Enumerable.Range(0, shapes.Count).Where(i => !ReferenceEquals(shapes[i], snapped[i]) && Features[i].Geometry is IPolygonal)
            .Select(i => new ShapeChange(i, Features[i] with { Geometry = snapped[i] })).ToList();
        // Snapping a shape that is not valid would mend it without having been asked to.
        var mayBeMade = _wanted.Contains(RepairIds.SnapToCoverage) && Readings.All(r => r?.Fault is null);
        Settle(RepairIds.SnapToCoverage, SnapTitle, SnapExplanation, movesArea: true, changes, mayBeMade);
        return mayBeMade ? CoverageSearch.Run(CoverageCheck.Shapes(Features, Readings), _cancellationToken) : faults;
    }

    private void Settle(string id, LocalText title, LocalText explanation, bool movesArea, List<ShapeChange> changes, bool make)
    {
        if (changes.Count == 0) return;
        _offers.Add(RepairEffects.Offer(id, title, explanation, make, movesArea, Features, changes, _cancellationToken));
        if (!make) return;
        var changed = Features.ToArray<ImportedFeature?>();
        foreach (var change in changes) changed[change.Number] = change.After;
        Features = [.. changed.OfType<ImportedFeature>()];
        Readings = GeometryCheck.Read(Features, _cancellationToken);
    }
}
