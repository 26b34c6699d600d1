using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Validity;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Validity;

/// <summary>The oracle is NetTopologySuite's IsValidOp, on shapes made to be nasty.</summary>
public class ShapeValidityTests
{
    /// <summary>Places on a coarse grid: rings of them cross, touch, repeat and lie on each other.</summary>
    private static readonly Gen<Coordinate> GridPlace = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], (x, y) => new Coordinate(x, y));

    private static readonly Gen<Coordinate> AnyPlace = Gen.Select(Gen.Double[108.8, 109.2], Gen.Double[0.7, 1.1], (x, y) => new Coordinate(x, y));

    private static readonly Gen<LinearRing> GridRing = GridPlace.Array[3, 9].Select(Ring);

    /// <summary>A simple ring round a place, most often; its vertices sometimes on the grid of its neighbours.</summary>
    private static readonly Gen<LinearRing> Star =
        Gen.Select(GridPlace, Gen.Double[0.05, 2.5].Array[3, 14], Gen.Int[0, 3], Gen.Bool, (centre, radii, rounding, back) =>
        {
            var open = radii.Select((r, i) => new Coordinate(
                Math.Round(centre.X + r * Math.Cos(2 * Math.PI * i / radii.Length), rounding + (rounding == 3 ? 9 : 0)),
                Math.Round(centre.Y + r * Math.Sin(2 * Math.PI * i / radii.Length), rounding + (rounding == 3 ? 9 : 0)))).ToArray();
            if (back) Array.Reverse(open);
            return Ring(open);
        });

    private static readonly Gen<LinearRing> AnyRing = Gen.OneOf(GridRing, Star, AnyPlace.Array[3, 8].Select(Ring));

    private static readonly Gen<Polygon> AnyPolygon = Gen.Select(AnyRing, AnyRing.Array[0, 3], (shell, holes) => Flat.CreatePolygon(shell, holes));

    /// <summary>A wide shell with small holes, so that many are valid and many nearly so.</summary>
    private static readonly Gen<Polygon> Holed = Gen.Select(Star, Star.Array[0, 4], (_, holes) => Flat.CreatePolygon(
        Ring([new(-3, -3), new(8, -3), new(8, 8), new(-3, 8)]), holes));

    private static GeometryFactory Flat => FlatCoordinates.Factory;

    private static LinearRing Ring(Coordinate[] open) => Flat.CreateLinearRing([.. open, open[0].Copy()]);

    private static void Agree(Geometry geometry) => Assert.Equal(new IsValidOp(geometry).IsValid, new ShapeValidity().Read(geometry).Fault is null);

    [Fact]
    public void A_polygon_is_valid_exactly_where_IsValidOp_says_so() => AnyPolygon.Sample(Agree, iter: 60_000);

    [Fact]
    public void A_polygon_with_holes_is_valid_exactly_where_IsValidOp_says_so() => Holed.Sample(Agree, iter: 40_000);

    [Fact]
    public void A_multipolygon_is_valid_exactly_where_IsValidOp_says_so() =>
        Gen.OneOf(AnyPolygon, Holed, Star.Select(r => Flat.CreatePolygon(r))).Array[1, 4].Sample(parts => Agree(Flat.CreateMultiPolygon(parts)), iter: 40_000);

    [Fact]
    public void Nearly_touching_is_told_from_touching_to_the_last_digit() => Gen.Select(Gen.Double[0.1, 0.9], Gen.Int[-2, 2], Gen.Double[108, 109], (share, steps, x) =>
    {
        var y = 0.5 + share;
        for (var i = 0; i < Math.Abs(steps); i++) y = steps > 0 ? Math.BitIncrement(y) : Math.BitDecrement(y);
        return Flat.CreatePolygon(Ring([new(x, 0), new(x + 1, 0), new(x + 1, 1), new(x + 2 * share, y), new(x, 1)]),
            [Ring([new(x + 0.2, 0.5), new(x + 0.5, 0.5 + share), new(x + 0.8, 0.5)])]);
    }).Sample(Agree, iter: 20_000);

    [Fact]
    public void Most_plain_polygons_are_shown_valid_and_not_only_passed_on()
    {
        var validity = new ShapeValidity();
        var valid = 0;
        Star.Sample(ring =>
        {
            var polygon = Flat.CreatePolygon(ring);
            if (!new IsValidOp(polygon).IsValid) return;
            valid++;
            validity.Read(polygon);
        }, iter: 5_000, threads: 1);
        Assert.InRange(validity.FullChecks, 0, valid / 20);
        Assert.InRange(valid, 1_000, 5_000);
    }

    [Theory]
    [InlineData("POLYGON((0 0,2 2,2 0,0 2,0 0))", ValidityFaultKind.SelfIntersection)]
    [InlineData("POLYGON((0 0,4 0,4 4,0 4,0 0),(5 5,6 5,6 6,5 5))", ValidityFaultKind.HoleOutsideShell)]
    [InlineData("POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,8 1,8 8,1 8,1 1),(2 2,3 2,3 3,2 2))", ValidityFaultKind.NestedHoles)]
    [InlineData("MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)),((1 1,2 1,2 2,1 1)))", ValidityFaultKind.NestedShells)]
    [InlineData("POLYGON((0 0,4 0,4 4,0 4,0 0),(0 2,2 0,4 2,2 4,0 2))", ValidityFaultKind.DisconnectedInterior)]
    [InlineData("POLYGON((0 0,4 0,4 2,2 2,4 4,2 2,0 4,0 0))", ValidityFaultKind.RingSelfIntersection)]
    public void A_fault_is_named_by_its_kind(string wkt, ValidityFaultKind kind) => Assert.Equal(kind, new ShapeValidity().Read(Shapes.Wkt(wkt)).Fault!.Kind);

    [Theory]
    [InlineData("MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(1 1,8 1,8 8,1 8,1 1)),((2 2,3 2,3 3,2 2)))")]
    [InlineData("POLYGON((0 0,4 0,4 4,0 4,0 0),(0 2,1 1,1 3,0 2))")]
    [InlineData("POLYGON EMPTY")]
    [InlineData("MULTIPOLYGON EMPTY")]
    [InlineData("POINT(1 1)")]
    [InlineData("LINESTRING(0 0,1 1,0 1,1 0)")]
    public void What_is_valid_has_no_fault(string wkt) => Assert.Null(new ShapeValidity().Read(Shapes.Wkt(wkt)).Fault);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_coordinate_that_is_no_number_is_told(double y)
    {
        Geometry[] shapes = [Flat.CreatePolygon(Ring([new(0, 0), new(1, y), new(1, 1)])), Flat.CreatePoint(new Coordinate(1, y)), Flat.CreateLineString([new(0, 0), new(1, y)])];
        Assert.All(shapes, s => Assert.Equal(ValidityFaultKind.CoordinateNotFinite, new ShapeValidity().Read(s).Fault!.Kind));
    }

    [Fact]
    public void Repeated_vertices_are_counted_and_harm_nothing()
    {
        var reading = new ShapeValidity().Read(Shapes.Wkt("POLYGON((0 0,0 0,9 0,9 9,9 9,9 9,0 9,0 0,0 0),(1 1,2 2,2 2,2 1,1 1))"));
        Assert.Null(reading.Fault);
        Assert.Equal(5, reading.DuplicateVertices);
    }

    [Fact]
    public void The_way_rings_run_is_counted_and_can_be_turned() => Holed.Sample(polygon =>
    {
        var shape = Flat.CreateMultiPolygon([polygon]);
        foreach (var clockwise in new[] { true, false })
        {
            var reading = new ShapeValidity().Read(RingDirection.Turned(shape, clockwise));
            if (reading.Fault is null) Assert.Equal(clockwise ? reading.Rings : 0, reading.ClockwiseOutside);
        }
    }, iter: 2_000);

    [Fact]
    public void A_comb_of_half_a_million_slanted_teeth_is_looked_at_without_comparing_each_with_each()
    {
        const int teeth = 250_000;
        var shell = new double[2 * (2 * teeth + 4)];
        for (var i = 0; i < teeth; i++)
        {
            (shell[4 * i], shell[4 * i + 1]) = (i, 0);
            (shell[4 * i + 2], shell[4 * i + 3]) = (i + 0.5 + teeth, teeth);
        }

        (shell[4 * teeth], shell[4 * teeth + 1]) = (teeth, 0);
        (shell[4 * teeth + 2], shell[4 * teeth + 3]) = (teeth, -1);
        (shell[4 * teeth + 4], shell[4 * teeth + 5]) = (0, -1);
        Assert.Null(new ShapeValidity().Read(Flat.CreatePolygon(Flat.CreateLinearRing(FlatCoordinates.Sequence(shell)))).Fault);
        (shell[4 * (teeth / 2)], shell[4 * (teeth / 2) + 1]) = (shell[4 * (teeth / 2) - 4], 0);
        Assert.Equal(ValidityFaultKind.TouchingBeyondCheck, new ShapeValidity().Read(Flat.CreatePolygon(Flat.CreateLinearRing(FlatCoordinates.Sequence(shell)))).Fault!.Kind);
        shell[4 * (teeth / 2)] = teeth / 2;
        shell[4 * (teeth / 2) + 2] += 2.2;
        Assert.Equal(ValidityFaultKind.SelfIntersection, new ShapeValidity().Read(Flat.CreatePolygon(Flat.CreateLinearRing(FlatCoordinates.Sequence(shell)))).Fault!.Kind);
    }
}
