using System.Diagnostics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Ovop.Gis.Benchmarks.Layers;

namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>What a programmer writes with NetTopologySuite: a tree of boxes, prepared polygons, OverlayNG for what is not covered.</summary>
internal sealed class OverlayNgLoop : IAreaPeer
{
    private readonly Geometry[] _villages, _zones;

    public OverlayNgLoop(LayerPair layers) => (_villages, _zones) = (Copies(layers.Villages), Copies(layers.Zones));

    public string Name => "NetTopologySuite 2.6 OverlayNG";
    public string FullName => Name;
    public string Measured => "shapes in memory before, each vertex an object as the library has it by default; tree of boxes, preparing and overlays within";
    public bool CanGeodesic => false;

    public Task<IReadOnlyList<PairArea>> PairsAsync(bool geodesic, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PairArea>>(Pairs(cancellationToken));

    public Task<Outcome> RunAsync(bool geodesic, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(threads, 1);
        var started = Stopwatch.GetTimestamp();
        var pairs = Pairs(cancellationToken);
        return Task.FromResult(PairAreas.Total(pairs, Stopwatch.GetElapsedTime(started).TotalSeconds));
    }

    private List<PairArea> Pairs(CancellationToken cancellationToken)
    {
        var tree = new STRtree<int>();
        for (var i = 0; i < _villages.Length; i++) tree.Insert(_villages[i].EnvelopeInternal, i);
        var pairs = new List<PairArea>();
        for (var j = 0; j < _zones.Length; j++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var near = tree.Query(_zones[j].EnvelopeInternal);
            if (near.Count == 0) continue;
            var prepared = PreparedGeometryFactory.Prepare(_zones[j]);
            foreach (var i in near)
                if (SharedSquareMetres(prepared, _villages[i]) is > 0 and var area) pairs.Add(new PairArea(i, j, area));
        }

        return pairs;
    }

    private static double SharedSquareMetres(IPreparedGeometry prepared, Geometry other)
    {
        if (!prepared.Intersects(other)) return 0;
        return prepared.Covers(other) ? other.Area : OverlayNGRobust.Overlay(prepared.Geometry, other, SpatialFunction.Intersection).Area;
    }

    private static Geometry[] Copies(IReadOnlyList<Geometry> layer) => [.. layer.Select(GeometryFactory.Default.CreateGeometry)];
}
