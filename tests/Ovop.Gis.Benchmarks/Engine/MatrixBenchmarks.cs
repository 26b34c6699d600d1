using BenchmarkDotNet.Attributes;
using NetTopologySuite.Geometries;
using Ovop.Gis.Benchmarks.Areas;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Spatial.Overlaps;

namespace Ovop.Gis.Benchmarks.Engine;

/// <summary>The area matrix of the province's villages and zones.</summary>
public class MatrixBenchmarks
{
    private IReadOnlyList<Geometry> _villages = [], _zones = [];
    private OverlapMatrix _prepared = null!;

    [Params(2_000, 20_000)]
    public int Zones { get; set; }

    [Params("geodesic", "planar")]
    public string Method { get; set; } = "";

    private bool IsGeodesic => Method == "geodesic";

    [GlobalSetup]
    public void Load()
    {
        var layers = LayerPair.OfProvinceAsync(Clone.Folder, Zones, CancellationToken.None).GetAwaiter().GetResult();
        if (!IsGeodesic) layers = layers.Projected();
        (_villages, _zones) = (layers.Villages, layers.Zones);
        _prepared = Matrix(_villages, _zones);
        OneThread();
    }

    /// <summary>Each layer by an empty one: nothing to compute, and nothing prepared before.</summary>
    [Benchmark(Description = "Matrix: prepare")]
    public int Prepare() => Matrix(_villages, []).Compute(1, CancellationToken.None).Count + Matrix([], _zones).Compute(1, CancellationToken.None).Count;

    [Benchmark(Description = "Matrix: compute, 1 thread")]
    public int OneThread() => _prepared.Compute(1, CancellationToken.None).Count;

    [Benchmark(Description = "Matrix: compute, 2 threads")]
    public int TwoThreads() => _prepared.Compute(2, CancellationToken.None).Count;

    [Benchmark(Description = "Matrix: prepare and compute, 1 thread")]
    public int Both() => Matrix(_villages, _zones).Compute(1, CancellationToken.None).Count;

    private OverlapMatrix Matrix(IReadOnlyList<Geometry> first, IReadOnlyList<Geometry> second) => OurMatrix.Prepare(first, second, IsGeodesic);
}
