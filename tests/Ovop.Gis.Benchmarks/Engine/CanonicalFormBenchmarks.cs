using BenchmarkDotNet.Attributes;
using NetTopologySuite.Geometries;
using Ovop.Gis.Benchmarks.Radius;
using Ovop.Gis.Planning.Analyses.Near;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Benchmarks.Engine;

/// <summary>Writing and hashing the figures of an answer with a thousand rows, which every answer's passport needs.</summary>
public class CanonicalFormBenchmarks
{
    private const int Rows = 1_000;

    private NearReport _report = null!;

    [GlobalSetup]
    public void Load()
    {
        var id = CollectionId.From("places");
        var description = new CollectionDescription(id, 100, LocalText.Same("Places"), "reference", "Point", null, null, false, null, LocalText.Same(""), LocalText.Same(""), LayerStyle.Plain);
        var features = RandomPlaces.Points(Rows).Select((point, i) => new Feature($"place-{i}", point, new Dictionary<string, object?>())).ToList();
        var version = new DatasetVersion(id, 1, ContentDigest.Of(features));
        var layer = new Layer(new Collection(description, version, Rows, Box.Empty, []), features, Passport.Input(version));
        var place = GeometryFactory.Default.CreatePoint(new Coordinate(111, -0.5));
        _report = NearAnalysis.Compute(layer, new NearOrigin(place, new NearFrom("place", "Place", place.X, place.Y), null), new NearRequest { Of = "places" }, CancellationToken.None);
    }

    [Benchmark(Description = "Canonical form and hash, 1,000 rows")]
    public string Hash() => CanonicalForm.Sha256(_report);
}
