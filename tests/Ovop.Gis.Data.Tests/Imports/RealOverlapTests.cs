using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Imports;

/// <summary>Pairs and sums that PostGIS gives for a province.</summary>
public class RealOverlapTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<LayerSnapshot> LoadAsync(string fileName) =>
        LayerSnapshot.Create((await new DatasetReaders().ReadAsync(Places.SharedGeodata(fileName), new ReadOptions(), Token)).Features.Select(f => f.Geometry));

    [Fact]
    public async Task Twenty_thousand_zones_share_with_the_villages_what_PostGIS_says()
    {
        var pairs = OverlapMatrix.Geodesic(await LoadAsync("kalbar-desa.zip"), await LoadAsync("kalbar-zones-20k.zip")).Compute(2, Token);
        Assert.Equal(20_329, pairs.Count);
        Assert.InRange(pairs.Sum(p => p.Area.SquareMetres) / 151_026_117_617.0, 1 - 1e-9, 1 + 1e-9);
    }
}
