using System.Diagnostics.CodeAnalysis;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlays;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Spatial.Shares;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Shares;

/// <summary>Sums over borders against shapes made by overlay, which share no code with them.</summary>
public class DirectSplitTests
{
    private const double Small = 1.0 / 8192;

    private static readonly EllipsoidalArea Geodesic = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Unions of cells of a coarse grid: borders, corners and whole edges fall upon each other all the time; holes and parts come of themselves.</summary>
    private static readonly Gen<Geometry> OnGrid = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], (x, y) => (X: x, Y: y)).Array[1, 9].Select(cells =>
        Overlay.Union([.. cells.Select(c => (Geometry)Shapes.Rectangle(c.X, c.Y, 1, 1))]));

    private static readonly Gen<Geometry> Star = Gen.Select(Gen.Int[1, 4].Array[3, 9], Gen.Int[0, 4], Gen.Int[0, 4], (radii, x, y) =>
    {
        var ring = radii.Select((r, i) => new Coordinate(
            x + Math.Round(r * Math.Cos(2 * Math.PI * i / radii.Length)), y + Math.Round(r * Math.Sin(2 * Math.PI * i / radii.Length)))).ToList();
        ring.Add(ring[0].Copy());
        return (Geometry)GeometryFactory.Default.CreatePolygon([.. ring]);
    }).Where(g => g.IsValid && g.Area > 0);

    private static readonly Gen<Geometry> Nasty = Gen.OneOf(OnGrid, Star);

    private static readonly Gen<(Geometry Whole, Geometry[] Covers, int[] Groups)> Case =
        Gen.Select(Nasty, Nasty.Array[0, 6], Gen.Int[0, 3].Array[6], (whole, covers, groups) => (whole, covers, groups[..covers.Length]));

    private static AreaSplit Direct(Geometry whole, Geometry[] covers, int[] groups, params IAreaMethod[] methods) =>
        AreaSplitter.Split(LayerSnapshot.Create([whole]), LayerSnapshot.Create(covers), groups, methods.Length == 0 ? [Geodesic] : methods, null, Token)[0];

    /// <summary>Null where the overlay's parts exceed the whole: a cell that it doubled.</summary>
    private static AreaSplit? ByOverlay(Geometry whole, Geometry[] covers, int[] groups, params IAreaMethod[] methods)
    {
        try
        {
            return OverlaySplit.Split(0, whole, LayerSnapshot.Create(covers), groups, methods.Length == 0 ? [Geodesic] : methods);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Now and then OverlayNG on floating coordinates loses or doubles a whole cell where several shapes meet; then it contradicts itself here.</summary>
    private static bool IsOracle([NotNullWhen(true)] AreaSplit? overlaid, Geometry whole, Geometry[] covers)
    {
        if (overlaid is null) return false;
        var rest = covers.Length == 0 ? whole : Overlay.Difference(whole, Overlay.Union(covers)).Geometry;
        return Math.Abs(Geodesic.Measure(rest).SquareMetres - overlaid.Outside[0].SquareMetres) < 0.01;
    }

    private static Geometry Place(Geometry shape, double latitude, double size) =>
        AffineTransformation.ScaleInstance(size, size).Translate(108.875, latitude).Transform(shape);

    private static string Key(AreaPart part) => string.Join('+', part.Groups);

    private static void Same(AreaSplit expected, AreaSplit actual, int method = 0)
    {
        Assert.Equal(0, actual.Overlaid);
        var theirs = expected.Parts.ToDictionary(Key, p => p.Areas[method].SquareMetres);
        var ours = actual.Parts.ToDictionary(Key, p => p.Areas[method].SquareMetres);
        foreach (var key in theirs.Keys.Union(ours.Keys))
            Assert.Equal(theirs.GetValueOrDefault(key), ours.GetValueOrDefault(key), Math.Max(0.05, 1e-7 * theirs.GetValueOrDefault(key)));
        Assert.Equal(expected.Outside[method].SquareMetres, actual.Outside[method].SquareMetres, Math.Max(0.05, 1e-7 * expected.Areas[method].SquareMetres));
    }

    /// <remarks>
    /// Edges stay below 100 m: one that an overlay cuts becomes two geodesics, and on long edges the bow between shows. Vertices are whole
    /// multiples of a power of two, which spares the overlay most of its own rounding.
    /// </remarks>
    [Fact]
    public void Whatever_overlaps_whatever_each_part_is_that_of_the_overlay()
    {
        var (cases, contradictions) = (0, 0);
        Gen.Select(Case, Gen.Int[-240, 240].Select(quarters => quarters / 4.0), Gen.Int[13, 17].Select(power => Math.Pow(2, -power))).Sample((c, latitude, size) =>
        {
            var (whole, covers) = (Place(c.Whole, latitude, size), Array.ConvertAll(c.Covers, s => Place(s, latitude, size)));
            if (!whole.IsValid || !covers.All(s => s.IsValid)) return;
            var expected = ByOverlay(whole, covers, c.Groups);
            Interlocked.Increment(ref cases);
            if (IsOracle(expected, whole, covers)) Same(expected, Direct(whole, covers, c.Groups));
            else Interlocked.Increment(ref contradictions);
        }, iter: 4_000);
        Assert.InRange(contradictions, 0, cases / 50);
    }

    [Fact]
    public void In_a_plane_too_each_part_is_that_of_the_overlay()
    {
        var plane = new PlanarArea(KnownCrs.Find("EPSG:32649")!);
        Case.Sample(c =>
        {
            var (whole, covers) = (Place(c.Whole, 0.875, Small), Array.ConvertAll(c.Covers, s => Place(s, 0.875, Small)));
            if (!whole.IsValid || !covers.All(s => s.IsValid)) return;
            if (ByOverlay(whole, covers, c.Groups, Geodesic, plane) is { } expected && IsOracle(expected, whole, covers)) Same(expected, Direct(whole, covers, c.Groups, Geodesic, plane), method: 1);
        }, iter: 1_000);
    }

    [Fact]
    public void Parts_exist_that_the_overlay_has_and_no_others() =>
        Case.Sample(c =>
        {
            var (whole, covers) = (Place(c.Whole, 0.875, Small), Array.ConvertAll(c.Covers, s => Place(s, 0.875, Small)));
            if (!whole.IsValid || !covers.All(s => s.IsValid)) return;
            // The least cell that these shapes can make has 0.1 m²; what is far below in the overlay is made by its own rounding.
            var overlaid = ByOverlay(whole, covers, c.Groups);
            if (!IsOracle(overlaid, whole, covers)) return;
            Assert.Equal(overlaid.Parts.Where(p => p.Areas[0].SquareMetres > 0.01).Select(Key), Direct(whole, covers, c.Groups).Parts.Select(Key));
        }, iter: 2_000);

    [Fact]
    public void The_number_of_threads_changes_nothing() => Nasty.Array[8].Select(Nasty.Array[12]).Sample((wholes, covers) =>
    {
        var (a, b) = (Array.ConvertAll(wholes, s => Place(s, 0.875, Small)), Array.ConvertAll(covers, s => Place(s, 0.875, Small)));
        int[] groups = [.. b.Select((_, i) => i % 3)];
        IReadOnlyList<AreaSplit> Run(int threads) => AreaSplitter.Split(LayerSnapshot.Create(a), LayerSnapshot.Create(b), groups, [Geodesic], threads, null, Token);
        foreach (var (one, many) in Run(1).Zip(Run(4)))
        {
            Assert.Equal((one.Areas[0], one.Outside[0], one.Closure, one.OutsideBorder), (many.Areas[0], many.Outside[0], many.Closure, many.OutsideBorder));
            Assert.Equal(one.Parts.Select(p => (Key(p), p.Areas[0], p.Border)), many.Parts.Select(p => (Key(p), p.Areas[0], p.Border)));
        }
    }, iter: 200);

    [Fact]
    public void Of_a_polygon_that_crosses_itself_the_sums_say_nothing()
    {
        var bow = Shapes.Wkt("POLYGON((108.90 0.80,108.92 0.82,108.92 0.80,108.90 0.82,108.90 0.80))");
        var (wholes, covers) = (LayerSnapshot.Create([Shapes.Rectangle(108.89, 0.805, 0.04, 0.003)]), LayerSnapshot.Create([bow]));
        var (a, b) = DirectSplit.Measure(wholes, covers, [Geodesic], 1)!.Value;
        Assert.Null(new DirectSplit(wholes, a, covers, b, [0]).Split(0));
    }

    [Fact]
    public void A_method_that_can_only_measure_shapes_gets_shapes_and_they_are_counted()
    {
        var (whole, cover) = (Shapes.Rectangle(108.9, 0.8, 0.02, 0.02), Shapes.Rectangle(108.91, 0.8, 0.02, 0.02));
        var split = Direct(whole, [cover], [0], new ByShape());
        Assert.Equal(1, split.Overlaid);
        Assert.Equal(0.5, split.Parts[0].Areas[0].SquareMetres / split.Areas[0].SquareMetres, 6);
    }

    private sealed class ByShape : IAreaMethod
    {
        public string Id => "by-shape";

        public Ovop.Gis.Spatial.Units.Area Measure(Geometry geometry) => Geodesic.Measure(geometry);
    }

    [Fact]
    public void A_part_s_border_counts_each_line_once_by_whose_it_is()
    {
        // A degree of latitude is 110,574 m and of longitude 111,320 m here, near enough; the square is 1 km wide.
        var (east, north) = (1000 / 111_319.5, 1000 / 110_574.4);
        var whole = Shapes.Rectangle(109, 0.0001, 2 * east, north);
        // The first cover shares three sides with the whole; the two are neighbours; the second is half a kilometre short of the whole's east.
        Geometry[] covers = [Shapes.Rectangle(109, 0.0001, east, north), Shapes.Rectangle(109 + east, -0.0001, 0.5 * east, 2 * north)];
        var split = Direct(whole, covers, [0, 1]);
        Is(new PartBorder(0, 1000, 3000), split.Parts[0].Border);
        Is(new PartBorder(1000, 2000, 0), split.Parts[1].Border);
        Is(new PartBorder(2000, 1000, 0), split.OutsideBorder);
        Assert.Equal(6000, split.BorderMetres, 1.0);

        static void Is(PartBorder expected, PartBorder actual)
        {
            Assert.Equal(expected.WholeMetres, actual.WholeMetres, 1.0);
            Assert.Equal(expected.CoverMetres, actual.CoverMetres, 1.0);
            Assert.Equal(expected.CommonMetres, actual.CommonMetres, 1.0);
        }
    }

    [Fact]
    public void The_border_of_a_part_is_that_of_its_shape() =>
        Gen.Select(OnGrid, OnGrid.Array[0, 6], (whole, covers) => (Whole: whole, Covers: covers)).Sample(c =>
        {
            var (whole, covers) = (Place(c.Whole, 0.875, Small), Array.ConvertAll(c.Covers, s => Place(s, 0.875, Small)));
            if (!whole.IsValid || !covers.All(s => s.IsValid)) return;
            // Each cover a group of its own: the borders between polygons of one group are another test's.
            int[] groups = [.. covers.Select((_, i) => i)];
            var expected = ByOverlay(whole, covers, groups);
            if (!IsOracle(expected, whole, covers)) return;
            var shapes = expected.Parts.ToDictionary(Key, p => p.Border.CommonMetres);
            foreach (var part in Direct(whole, covers, groups).Parts)
                Assert.Equal(shapes[Key(part)], Metres(part.Border), 0.1 + 1e-3 * shapes[Key(part)]);
        }, iter: 2_000);

    [Fact]
    public void A_border_between_two_polygons_of_one_group_bounds_nothing()
    {
        var whole = Shapes.Rectangle(109, 0.8, 0.03, 0.01);
        Geometry[] halves = [Shapes.Rectangle(109.01, 0.79, 0.005, 0.03), Shapes.Rectangle(109.015, 0.79, 0.005, 0.03)];
        var one = Direct(whole, [Shapes.Rectangle(109.01, 0.79, 0.01, 0.03)], [0]);
        foreach (var two in new[] { Direct(whole, halves, [0, 0]), Direct(whole, [halves[1], halves[0]], [0, 0]) })
        {
            Assert.Equal(Metres(one.Parts[0].Border), Metres(two.Parts[0].Border), 0.1);
            Assert.Equal(Metres(one.OutsideBorder), Metres(two.OutsideBorder), 0.1);
        }
    }

    private static double Metres(PartBorder border) => border.WholeMetres + border.CoverMetres + border.CommonMetres;
}
