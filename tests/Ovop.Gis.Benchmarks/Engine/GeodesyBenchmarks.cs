using BenchmarkDotNet.Attributes;
using NetTopologySuite.Geometries;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Benchmarks.Radius;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Benchmarks.Engine;

/// <summary>What everything else is made of.</summary>
public class GeodesyBenchmarks
{
    private const int Lines = 1_000;

    private readonly LonLat[] _places = RandomPlaces.Asked(Lines + 1);
    private readonly LonLat[] _anywhere = Anywhere(Lines + 1);
    private readonly EllipsoidalArea _area = new();
    private IReadOnlyList<Geometry> _villages = [];

    [GlobalSetup]
    public void Load() => _villages = LayerPair.OfProvinceAsync(Clone.Folder, 2_000, CancellationToken.None).GetAwaiter().GetResult().Villages;

    [Benchmark(Description = "Geodesic inverse, within the province", OperationsPerInvoke = Lines)]
    public double InverseNear() => Sum(_places);

    [Benchmark(Description = "Geodesic inverse, anywhere", OperationsPerInvoke = Lines)]
    public double InverseAnywhere() => Sum(_anywhere);

    [Benchmark(Description = "Geodesic area of 2,130 villages")]
    public double PolygonArea()
    {
        double sum = 0;
        foreach (var village in _villages) sum += _area.Measure(village).SquareMetres;
        return sum;
    }

    private static double Sum(LonLat[] places)
    {
        double sum = 0;
        for (var i = 0; i < Lines; i++) sum += Geodesic.Wgs84.Inverse(places[i], places[i + 1]).DistanceMetres;
        return sum;
    }

    private static LonLat[] Anywhere(int count)
    {
        var random = new Random(63);
        return [.. Enumerable.Range(0, count).Select(_ => new LonLat(360 * random.NextDouble() - 180, 180 * random.NextDouble() - 90))];
    }
}
