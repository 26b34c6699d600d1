using NetTopologySuite.Algorithm;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Tests;

public sealed class KelurahanTests
{
    private static readonly Layer Layer = Layer.Kelurahan;
    private static readonly FactBook Facts = Layer.Facts;

    [Fact]
    public void All_26_kelurahan_are_there_once_under_their_codes()
    {
        Assert.Equal(26, Layer.Features.Count);
        Assert.Equal(Facts.Kelurahan.Select(k => k.Code), Layer.Features.Select(f => f.Id));
        Assert.All(Layer.Features, f => Assert.Equal(f.Id, f.Text("code")));
    }

    [Fact]
    public void Every_kelurahan_names_its_registered_kecamatan()
    {
        Assert.All(Facts.Kelurahan, fact =>
        {
            var feature = Layer[fact.Code];
            Assert.Equal((fact.Name, fact.KecamatanCode, fact.Kecamatan), (feature.Text("name"), feature.Text("kecamatan_code"), feature.Text("kecamatan")));
        });
        Assert.Equal("Singkawang Tengah", Layer["61.72.01.1001"].Text("kecamatan"));
    }

    [Fact]
    public void Every_polygon_is_valid_and_its_outer_ring_runs_counter_clockwise() => Assert.All(Layer.Features, f =>
    {
        Assert.True(f.Geometry.IsValid, f.Id);
        Assert.True(Orientation.IsCCW(Assert.IsType<Polygon>(f.Geometry).ExteriorRing.Coordinates), f.Id);
    });

    [Fact]
    public void Neighbours_share_their_vertices_without_gaps_or_overlaps()
    {
        Geometry[] polygons = [.. Layer.Features.Select(f => f.Geometry)];
        Assert.True(CoverageValidator.IsValid(polygons));
        Assert.All(CoverageValidator.Validate(polygons, gapWidth: 1e-5), Assert.Null);
        var city = Assert.IsType<Polygon>(CoverageUnion.Union(polygons));
        Assert.Empty(city.InteriorRings);
    }

    [Fact]
    public void Every_area_is_within_a_thousandth_of_the_listed_one() => Assert.All(Facts.Kelurahan, fact =>
    {
        var squareMetres = Ground.SquareMetres(Layer[fact.Code].Geometry);
        Assert.InRange(squareMetres / (fact.AreaSquareKilometres * 1e6), 0.999, 1.001);
    });

    [Fact]
    public void Exactly_the_eleven_listed_kelurahan_touch_the_sea()
    {
        string[] listed =
        [
            "61.72.01.1006", "61.72.02.1001", "61.72.02.1004", "61.72.04.1001", "61.72.04.1002", "61.72.04.1003",
            "61.72.04.1004", "61.72.04.1005", "61.72.04.1006", "61.72.04.1007", "61.72.05.1001",
        ];
        var coast = new GeometryFactory().CreateLineString([.. Facts.Coast.Select(c => new Coordinate(c.Place.LngDegrees, c.Place.LatDegrees))]);
        var outline = CoverageUnion.Union([.. Layer.Features.Select(f => f.Geometry)]).Boundary;
        var shore = outline.Intersection(coast.Buffer(0.0015));
        var touching = Layer.Features.Where(f => f.Geometry.Boundary.Intersection(shore).Length > 0.001).Select(f => f.Id);
        Assert.Equal(listed, touching);
    }

    [Fact]
    public void At_least_nine_tenths_of_the_listed_common_border_lie_between_the_right_neighbours()
    {
        var (kept, listed) = (0.0, 0.0);
        for (var i = 0; i < 26; i++)
        {
            for (var j = i + 1; j < 26; j++)
            {
                var wanted = Facts.ListedKilometres(Facts.Kelurahan[i].Code, Facts.Kelurahan[j].Code);
                listed += wanted;
                kept += Math.Min(wanted, SharedKilometres(Layer.Features[i].Geometry, Layer.Features[j].Geometry));
            }
        }
        Assert.True(kept / listed >= 0.9, $"{kept / listed:P1}");
    }

    [Fact]
    public void Centroids_lie_near_the_listed_ones()
    {
        var kilometres = Facts.Kelurahan.Select(fact =>
        {
            var built = Layer[fact.Code].Geometry.Centroid;
            return LocalPlane.From(fact.Centroid).DistanceMetres(LocalPlane.From(new Place(built.X, built.Y))) / 1000;
        }).Order().ToList();
        Assert.True(kilometres[13] < 0.1, $"median {kilometres[13]:F3} km");
        Assert.True(kilometres[^1] < 0.3, $"worst {kilometres[^1]:F3} km");
    }

    [Fact]
    public void The_airport_and_its_thresholds_lie_where_they_are_said_to_lie()
    {
        Assert.Equal("Pangmilang", Layer.At(0.798472, 108.957333).Text("name"));
        Assert.Equal("Sijangkung", Layer.At(0.80697, 108.95426).Text("name"));
        Assert.Equal("Pangmilang", Layer.At(0.78997, 108.96041).Text("name"));
    }

    [Fact]
    public void Every_pinned_place_lies_in_its_kelurahan() => Assert.All(Facts.Pins, pin =>
        Assert.Equal(pin.Code, Layer.At(pin.Place.LatDegrees, pin.Place.LngDegrees).Id));

    [Fact]
    public void The_file_stays_small_enough_to_send_to_a_browser() =>
        Assert.True(new FileInfo(Path.Combine(Ovop.Gis.Testing.Places.Geodata, "kelurahan.geojson")).Length < 700_000);

    private static double SharedKilometres(Geometry a, Geometry b)
    {
        var segments = Segments(a).ToHashSet();
        return Segments(b).Where(segments.Contains)
            .Sum(s => LocalPlane.From(s.A).DistanceMetres(LocalPlane.From(s.B))) / 1000;
    }

    private static IEnumerable<(Place A, Place B)> Segments(Geometry polygon)
    {
        var ring = ((Polygon)polygon).ExteriorRing.Coordinates;
        for (var i = 1; i < ring.Length; i++)
        {
            var (a, b) = (new Place(ring[i - 1].X, ring[i - 1].Y), new Place(ring[i].X, ring[i].Y));
            yield return ring[i - 1].CompareTo(ring[i]) < 0 ? (a, b) : (b, a);
        }
    }
}
