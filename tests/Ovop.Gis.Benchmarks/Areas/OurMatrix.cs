using System.Diagnostics;
using NetTopologySuite.Geometries;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;

namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>The engine's area matrix; the one place here that knows how it is called.</summary>
internal sealed class OurMatrix(LayerPair layers, bool isGeodesic)
{
    private OverlapMatrix? _prepared;

    public static OverlapMatrix Prepare(IReadOnlyList<Geometry> first, IReadOnlyList<Geometry> second, bool isGeodesic)
    {
        var (one, other) = (LayerSnapshot.Create(first), LayerSnapshot.Create(second));
        return isGeodesic ? OverlapMatrix.Geodesic(one, other) : OverlapMatrix.Planar(one, other);
    }

    public IReadOnlyList<PairArea> Pairs(CancellationToken cancellationToken) => [.. Prepared.Compute(1, cancellationToken).Select(Pair)];

    /// <param name="withPreparation">Whether packing the index and building the trees of edges is in the time.</param>
    public Outcome Run(int threads, bool withPreparation, CancellationToken cancellationToken)
    {
        var matrix = withPreparation ? null : Prepared;
        var started = Stopwatch.GetTimestamp();
        matrix ??= Prepare(layers.Villages, layers.Zones, isGeodesic);
        var found = matrix.Compute(threads, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return PairAreas.Total([.. found.Select(Pair)], seconds);
    }

    /// <summary>One that has been computed once: preparation may wait for the first time.</summary>
    private OverlapMatrix Prepared
    {
        get
        {
            if (_prepared is not null) return _prepared;
            _prepared = Prepare(layers.Villages, layers.Zones, isGeodesic);
            _prepared.Compute(1, CancellationToken.None);
            return _prepared;
        }
    }

    private static PairArea Pair(OverlapArea found) => new(found.First, found.Second, found.Area.SquareMetres);
}
