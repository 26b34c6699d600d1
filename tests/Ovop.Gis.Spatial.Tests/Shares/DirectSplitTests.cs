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

    private static AreaSplit ByOverlay(Geometry whole, Geometry[] covers, int[] groups, params IAreaMethod[] methods) =>
        OverlaySplit.Split(0, whole, LayerSnapshot.Create(covers), groups, methods.Length == 0 ? [Geodesic] : methods);

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
    /// multiples of a power of two: on rounded ones OverlayNG now and then loses or doubles a whole cell where five shapes meet.
    /// </remarks>
    [Fact]
    public void Whatever_overlaps_whatever_each_part_is_that_of_the_overlay() =>
        Gen.Select(Case, Gen.Int[-240, 240].Select(quarters => quarters / 4.0), Gen.Int[13, 17].Select(power => Math.Pow(2, -power))).Sample((c, latitude, size) =>
        {
            var (whole, covers) = (Place(c.Whole, latitude, size), Array.ConvertAll(c.Covers, s => Place(s, latitude, size)));
            if (!whole.IsValid || !covers.All(s => s.IsValid)) return;
            Same(ByOverlay(whole, covers, c.Groups), Direct(whole, covers, c.Groups));
        }, iter: 10_000);

    [Fact]
    public void In_a_plane_too_each_part_is_that_of_the_overlay()
    {
        var plane = new PlanarArea(KnownCrs.Find("EPSG:32649")!);
        Case.Sample(c =>
        {
            var (whole, covers) = (Place(c.Whole, 0.875, Small), Array.ConvertAll(c.Covers, s => Place(s, 0.875, Small)));
            if (!whole.IsValid || !covers.All(s => s.IsValid)) return;
            Same(ByOverlay(whole, covers, c.Groups, Geodesic, plane), Direct(whole, covers, c.Groups, Geodesic, plane), method: 1);
        }, iter: 1_000);
    }

    [Fact]
    public void Parts_exist_that_the_overlay_has_and_no_others() =>
        Case.Sample(c =>
        {
            var (whole, covers) = (Place(c.Whole, 0.875, Small), Array.ConvertAll(c.Covers, s => Place(s, 0.875, Small)));
            if (!whole.IsValid || !covers.All(s => s.IsValid)) return;
            // The least cell that these shapes can make has 0.1 m²; what is far below in the overlay is made by its own rounding.
            var expected = ByOverlay(whole, covers, c.Groups).Parts.Where(p => p.Areas[0].SquareMetres > 0.001).Select(Key);
            Assert.Equal(expected, Direct(whole, covers, c.Groups).Parts.Select(Key));
        }, iter: 5_000);

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
}
