using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlays;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>Finds every overlap, gap and sliver among valid polygons in longitude and latitude.</summary>
/// <remarks>Overlaps are intersections of pairs that the packed index proposes; gaps are the holes of the union. The order is the same whatever the cores.</remarks>
public static class CoverageSearch
{
    /// <summary>A fixed number, so that the same pieces are united on every machine.</summary>
    private const int Strips = 8;

    private static readonly EllipsoidalArea Method = new();

    public static CoverageFaults Run(IReadOnlyList<Geometry> polygons, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var slivers = new List<CoverageSliver>();
        for (var i = 0; i < polygons.Count; i++) slivers.AddRange(SliversOf(i, polygons[i]));
        return new CoverageFaults(Overlaps(polygons, cancellationToken), Gaps(polygons, cancellationToken), slivers);
    }

    /// <summary>Whether so many polygons, and so many that meet with their boxes, can be looked at in seconds.</summary>
    public static bool IsWithinReach(IReadOnlyList<Geometry> polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        if (polygons.Sum(p => (long)p.NumPoints) > CoverageTolerance.MostVertices) return false;
        var index = PackedIndex.Build([.. polygons.Select(Box.Of)]);
        var (pairs, found) = (0L, new List<int>());
        foreach (var polygon in polygons)
        {
            found.Clear();
            index.Query(Box.Of(polygon), found);
            pairs += Math.Max(0, found.Count - 1);
            if (pairs > 2L * CoverageTolerance.MostPairs) return false;
        }

        return true;
    }

    private static List<CoverageOverlap> Overlaps(IReadOnlyList<Geometry> polygons, CancellationToken cancellationToken)
    {
        var index = PackedIndex.Build([.. polygons.Select(Box.Of)]);
        var found = new List<CoverageOverlap>[polygons.Count];
        Parallel.For(0, polygons.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var candidates = new List<int>();
            index.Query(Box.Of(polygons[i]), candidates);
            candidates.Sort();
            found[i] = [];
            foreach (var other in candidates.Where(c => c > i))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var shape = Overlay.Intersection(polygons[i], polygons[other]).Geometry;
                var area = shape.IsEmpty ? 0 : Method.Measure(shape).SquareMetres;
                if (area > CoverageTolerance.DustSquareMetres) found[i].Add(new CoverageOverlap(i, other, shape, area));
            }
        });
        return [.. found.SelectMany(f => f)];
    }

    private static List<CoverageGap> Gaps(IReadOnlyList<Geometry> polygons, CancellationToken cancellationToken)
    {
        var union = Union(polygons, cancellationToken);
        var gaps = new List<CoverageGap>();
        for (var i = 0; i < union.NumGeometries; i++)
        {
            if (union.GetGeometryN(i) is not Polygon part) continue;
            for (var h = 0; h < part.NumInteriorRings; h++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var shape = FlatCoordinates.LonLatFactory.CreatePolygon([.. part.GetInteriorRingN(h).Coordinates]);
                var area = Method.Measure(shape).SquareMetres;
                if (area <= CoverageTolerance.DustSquareMetres) continue;
                var width = MeanWidth.Metres(shape, area);
                gaps.Add(new CoverageGap(shape, area, width, width > CoverageTolerance.HoleWidthMetres));
            }
        }

        return [.. gaps.OrderByDescending(g => g.AreaSquareMetres)];
    }

    /// <summary>In strips from west to east, on all cores, and then the strips.</summary>
    private static Geometry Union(IReadOnlyList<Geometry> polygons, CancellationToken cancellationToken)
    {
        var ordered = polygons.Where(p => !p.IsEmpty).OrderBy(p => p.EnvelopeInternal.MinX + p.EnvelopeInternal.MaxX).ToList();
        var strips = ordered.Chunk(Math.Max(1, (ordered.Count + Strips - 1) / Strips)).ToList();
        var united = new Geometry[strips.Count];
        Parallel.For(0, strips.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => united[i] = Overlay.Union(strips[i]));
        cancellationToken.ThrowIfCancellationRequested();
        return Overlay.Union(united);
    }

    private static IEnumerable<CoverageSliver> SliversOf(int number, Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon { IsEmpty: false } part) continue;
            var area = Method.Measure(part).SquareMetres;
            var width = MeanWidth.Metres(part, area);
            if (width < CoverageTolerance.SliverWidthMetres) yield return new CoverageSliver(number, part, area, width);
        }
    }
}
