using NetTopologySuite.Geometries;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Benchmarks.HttpLoad;

/// <summary>A store of the default data with a thousand made-up clusters: far apart, so that some of them lie near, and close together.</summary>
internal static class ClusterLayers
{
    public const int Count = 1000;

    /// <summary>Over two degrees of longitude and latitude, and over the city.</summary>
    public const string Spread = "spread", Dense = "dense";

    private const double AirportLongitudeDegrees = 108.957, AirportLatitudeDegrees = 0.798;

    public static async Task<IFeatureStore> MakeAsync(string path, CancellationToken cancellationToken)
    {
        File.Delete(path);
        var store = await Stores.OpenAsync(path, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        foreach (var (id, halfDegrees) in new[] { (Spread, 1.0), (Dense, 0.1) })
            await store.CommitAsync(Layer(id, halfDegrees), new CommitNote("bench", VersionOrigin.Load, []), cancellationToken).ConfigureAwait(false);
        return store;
    }

    private static StagedDataset Layer(string id, double halfDegrees)
    {
        var random = new Random(2026);
        double Around(double centre) => Math.Round(centre + (random.NextDouble() * 2 - 1) * halfDegrees, 7);
        var features = Enumerable.Range(1, Count).Select(i => new Feature($"{id}-{i:0000}",
            GeometryFactory.Default.CreatePoint(new Coordinate(Around(AirportLongitudeDegrees), Around(AirportLatitudeDegrees))),
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = $"Klaster {i}" })).ToList();
        var description = new CollectionDescription(CollectionId.From(id), 100, LocalText.Same(id), "points", "Point", "name", null, false, null,
            LocalText.Same("made up"), LocalText.Same(""), LayerStyle.Plain);
        return new StagedDataset(description, [new FieldSchema("name", "text")], features, id + ".geojson", new string('0', 64));
    }
}
