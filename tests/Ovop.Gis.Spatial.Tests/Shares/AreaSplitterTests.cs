using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlays;
using Ovop.Gis.Spatial.Shares;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Shares;

public class AreaSplitterTests
{
    private static readonly EllipsoidalArea Geodesic = new();

    /// <summary>Rectangles on a coarse grid: edges and corners are often shared, which is what planning data is made of.</summary>
    private static readonly Gen<Polygon> GenRectangle = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[1, 6], Gen.Int[1, 6],
        (x, y, w, h) => Shapes.Rectangle(108.9 + x / 100d, 0.8 + y / 100d, w / 100d, h / 100d));

    private static readonly Gen<(Polygon Whole, Polygon[] Covers, int[] Groups)> GenCase =
        Gen.Select(GenRectangle, GenRectangle.Array[0, 6], Gen.Int[0, 3].Array[6], (whole, covers, groups) => (whole, covers, groups[..covers.Length]));

    private static AreaSplit Split(Geometry whole, Geometry[] covers, int[] groups) =>
        AreaSplitter.Split(LayerSnapshot.Create([whole]), LayerSnapshot.Create(covers), groups, [Geodesic], null, TestContext.Current.CancellationToken)[0];

    /// <summary>How much the kilometre-long edges of these cases bow: which of two borders that lie upon each other is measured makes that difference.</summary>
    private static double Bow(Geometry whole, params Geometry[] covers) => EdgeBow.Bound(whole).SquareMetres + covers.Sum(c => EdgeBow.Bound(c).SquareMetres);

    private static double Sum(AreaSplit split) => split.Outside[0].SquareMetres + split.Parts.Sum(p => p.Areas[0].SquareMetres);

    [Fact]
    public void Parts_and_outside_add_to_the_whole_however_zones_overlap() => GenCase.Sample(c =>
    {
        var split = Split(c.Whole, c.Covers, c.Groups);
        Assert.Equal(split.Areas[0].SquareMetres, Sum(split), split.Closure.SquareMetres);
        Assert.All(split.Parts, p => Assert.True(p.Areas[0].SquareMetres > 0));
    }, iter: 2000);

    [Fact]
    public void Outside_is_the_area_of_the_whole_less_the_union_of_the_covers() => GenCase.Sample(c =>
    {
        var split = Split(c.Whole, c.Covers, c.Groups);
        var rest = c.Covers.Length == 0 ? c.Whole : Overlay.Difference(c.Whole, Overlay.Union(c.Covers)).Geometry;
        Assert.Equal(Geodesic.Measure(rest).SquareMetres, split.Outside[0].SquareMetres, Bow(c.Whole, c.Covers));
    }, iter: 1000);

    [Fact]
    public void The_order_of_covers_and_where_a_ring_starts_change_nothing() => Gen.Select(GenCase, Gen.Int[0, 3]).Sample((c, start) =>
    {
        var split = Split(c.Whole, c.Covers, c.Groups);
        var turned = Split(Shapes.Rewound(c.Whole, start), [.. c.Covers.Reverse().Select(p => Shapes.Rewound(p, start))], [.. c.Groups.Reverse()]);
        Assert.Equal(split.Parts.Select(p => string.Join('+', p.Groups)), turned.Parts.Select(p => string.Join('+', p.Groups)));
        foreach (var (part, other) in split.Parts.Zip(turned.Parts))
            Assert.Equal(part.Areas[0].SquareMetres, other.Areas[0].SquareMetres, Bow(c.Whole, c.Covers));
    }, iter: 1000);

    [Fact]
    public void A_cover_cut_in_two_takes_the_same_area() => Gen.Select(GenRectangle, GenRectangle, Gen.Double[0.1, 0.9]).Sample((whole, cover, where) =>
    {
        var e = cover.EnvelopeInternal;
        var cut = e.Width * where;
        Polygon[] halves = [Shapes.Rectangle(e.MinX, e.MinY, cut, e.Height), Shapes.Rectangle(e.MinX + cut, e.MinY, e.MaxX - e.MinX - cut, e.Height)];
        var one = Split(whole, [cover], [0]);
        var two = Split(whole, halves, [0, 0]);
        Assert.Equal(one.Outside[0].SquareMetres, two.Outside[0].SquareMetres, Bow(whole, [cover, .. halves]));
    }, iter: 500);

    [Fact]
    public void An_overlap_is_a_part_of_its_own_and_counted_once()
    {
        var whole = Shapes.Rectangle(109, 0.8, 0.04, 0.04);
        Polygon[] covers = [Shapes.Rectangle(109, 0.8, 0.03, 0.04), Shapes.Rectangle(109.02, 0.8, 0.02, 0.04)];
        var split = Split(whole, covers, [0, 1]);
        Assert.Equal(["0", "1", "0+1"], split.Parts.Select(p => string.Join('+', p.Groups)));
        Assert.Equal([0.5, 0.25, 0.25], split.Parts.Select(p => Math.Round(p.Areas[0].SquareMetres / split.Areas[0].SquareMetres, 6)));
        Assert.Equal(0, split.Outside[0].SquareMetres);
    }

    [Fact]
    public void A_neighbour_that_only_touches_takes_nothing()
    {
        var whole = Shapes.Rectangle(109, 0.8, 0.02, 0.02);
        var split = Split(whole, [Shapes.Rectangle(109.02, 0.8, 0.02, 0.02), Shapes.Rectangle(109.02, 0.82, 0.02, 0.02)], [0, 1]);
        Assert.Empty(split.Parts);
        Assert.Equal(split.Areas[0], split.Outside[0]);
    }

    [Fact]
    public void A_hole_is_not_covered()
    {
        var whole = Shapes.Rectangle(109, 0.8, 0.04, 0.04);
        var ring = Shapes.Wkt("POLYGON((109 0.8,109.04 0.8,109.04 0.84,109 0.84,109 0.8),(109.01 0.81,109.03 0.81,109.03 0.83,109.01 0.83,109.01 0.81))");
        var split = Split(whole, [ring], [0]);
        Assert.Equal(0.25, split.Outside[0].SquareMetres / split.Areas[0].SquareMetres, 1e-5);
    }

    [Fact]
    public void Where_edges_are_as_short_as_real_ones_the_parts_close_to_the_square_metre()
    {
        var whole = Densified(Shapes.Rectangle(109, 0.8, 0.1, 0.1));
        var split = Split(whole, [Densified(Shapes.Rectangle(109.005, 0.805, 0.05, 0.2)), Densified(Shapes.Rectangle(109.03, 0.85, 0.2, 0.02))], [0, 1]);
        Assert.Equal(split.Areas[0].SquareMetres, Sum(split), split.Closure.SquareMetres);
        Assert.InRange(split.Closure.SquareMetres / split.Areas[0].SquareMetres, 0, 1e-8);

        static Geometry Densified(Geometry g) => NetTopologySuite.Densify.Densifier.Densify(g, 0.0005);
    }

    [Fact]
    public void Groups_that_do_not_fit_the_covers_are_refused() =>
        Assert.Throws<ArgumentException>(() => Split(Shapes.Rectangle(109, 0.8, 1, 1), [], [0]));

    [Fact]
    public void A_cancelled_split_stops() =>
        Assert.Throws<OperationCanceledException>(() => AreaSplitter.Split(
            LayerSnapshot.Create([Shapes.Rectangle(109, 0.8, 1, 1)]), LayerSnapshot.Create([]), [], [Geodesic], null, new CancellationToken(canceled: true)));
}
