using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;
using Ovop.Gis.Spatial.Overlays;
using Ovop.Gis.Spatial.ReferenceSystems;
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

    [Fact]
    public async Task Villages_by_themselves_share_what_an_overlay_says_though_every_border_is_common()
    {
        var utm = Reprojection.FromWgs84(KnownCrs.Utm49North);
        var villages = await LoadAsync("kalbar-desa.zip");
        var planar = LayerSnapshot.Create(Enumerable.Range(0, villages.Count).Select(i => utm.Apply(villages[i])));
        var pairs = OverlapMatrix.Planar(planar, planar).Compute(2, Token).ToDictionary(p => (p.First, p.Second), p => p.Area.SquareMetres);
        var worst = 0.0;
        Parallel.For(0, planar.Count, new ParallelOptions { CancellationToken = Token }, i =>
        {
            foreach (var j in planar.Candidates(Box.Of(planar[i])).Where(j => j > i))
            {
                var shared = PlaneSquareMetres(Overlay.Intersection(planar[i], planar[j]).Geometry);
                var error = Math.Abs(pairs.GetValueOrDefault((i, j)) - shared);
                // Partial sums are as large as a village, so a sliver has an absolute error.
                Assert.True(error <= Math.Max(1e-9 * shared, 1e-5), $"{i} and {j}: {pairs.GetValueOrDefault((i, j))} and {shared} m²");
                lock (pairs) worst = Math.Max(worst, error);
            }
        });
        for (var i = 0; i < planar.Count; i++) Assert.Equal(1, pairs[(i, i)] / PlaneSquareMetres(planar[i]), 1e-9);
        TestContext.Current.SendDiagnosticMessage($"worst {worst} m²");
    }

    private static double PlaneSquareMetres(Geometry geometry) => geometry switch
    {
        Polygon polygon => Ring(polygon.ExteriorRing) - polygon.InteriorRings.Sum(Ring),
        GeometryCollection parts => parts.Geometries.Sum(PlaneSquareMetres),
        _ => 0,
    };

    private static double Ring(LineString ring) => NetTopologySuite.Algorithm.Area.OfRing(ring.CoordinateSequence);
}
