using BenchmarkDotNet.Attributes;
using Ovop.Gis.Benchmarks.Radius;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Benchmarks.Engine;

/// <summary>What is near, of many points; each asking at the next of a few places.</summary>
public class PointBenchmarks
{
    private readonly LonLat[] _places = RandomPlaces.Asked(16);
    private OurPoints _points = null!;
    private int _next;

    [Params(100_000, 1_000_000)]
    public int Points { get; set; }

    [GlobalSetup]
    public void Load() => _points = new OurPoints(RandomPlaces.Points(Points));

    [Benchmark(Description = "Radius, 25 km")]
    public int Within25Kilometres() => _points.Within(Place(), Distance.FromKilometres(25)).Count;

    [Benchmark(Description = "Radius, 100 km")]
    public int Within100Kilometres() => _points.Within(Place(), Distance.FromKilometres(100)).Count;

    [Benchmark(Description = "The 10 nearest")]
    public int Nearest() => _points.Nearest(Place(), 10).Count;

    private LonLat Place() => _places[_next++ & (_places.Length - 1)];
}
