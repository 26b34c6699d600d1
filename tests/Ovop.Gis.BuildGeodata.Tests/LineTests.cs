using Ovop.Gis.BuildGeodata.Coverage;

namespace Ovop.Gis.BuildGeodata.Tests;

public sealed class LineTests
{
    private static readonly List<PlanePoint> Straight = [new(0, 0), new(1000, 0), new(2000, 500)];

    [Fact]
    public void A_wiggle_keeps_the_vertices_it_was_given_and_repeats_itself_for_a_seed()
    {
        var first = Wiggle.Apply(Straight, 0.2, 50, new Dice(1));
        Assert.Equal(first, Wiggle.Apply(Straight, 0.2, 50, new Dice(1)));
        Assert.NotEqual(first, Wiggle.Apply(Straight, 0.2, 50, new Dice(2)));
        Assert.All(Straight, point => Assert.Contains(point, first));
        Assert.True(first.Count > 20);
    }

    [Fact]
    public void Lines_that_cross_are_found_and_lines_that_meet_at_their_ends_are_not()
    {
        Arc Line(params PlanePoint[] points) => new(0, 1, 0, 1, [.. points]);
        Assert.Equal([0, 1], Crossings.Find([Line(new(0, 0), new(10, 10)), Line(new(0, 10), new(10, 0))]));
        Assert.Empty(Crossings.Find([Line(new(0, 0), new(10, 10)), Line(new(10, 10), new(20, 0))]));
        Assert.Equal([0], Crossings.Find([Line(new(0, 0), new(10, 0), new(5, 5), new(5, -5))]));
    }

    [Fact]
    public void Bending_gives_each_side_what_it_lacks_and_leaves_meeting_points_alone()
    {
        // The label on the left of a border of 1 km lacks a hectare; on the right is land that does not count.
        var arc = new Arc(0, 1, 0, 1, [new(0, 0), new(0, 250), new(0, 500), new(0, 750), new(0, 1000)]);
        AreaFitting.Fit([arc], 1, () => [10_000 - Strip(arc.Points)], rounds: 5);
        Assert.Equal(10_000, Strip(arc.Points), 1e-3);
        Assert.Equal((new PlanePoint(0, 0), new PlanePoint(0, 1000)), (arc.Points[0], arc.Points[^1]));

        static double Strip(List<PlanePoint> line) => line.Zip(line.Skip(1), (a, b) => (a.XMetres + b.XMetres) / 2 * (b.YMetres - a.YMetres)).Sum();
    }

    [Fact]
    public void Cell_borders_are_traced_once_and_cut_where_three_owners_meet()
    {
        var grid = new LabelGrid(5000);
        for (var cell = 0; cell < grid.Labels.Length; cell++)
            grid.Labels[cell] = (byte)(grid.IsFrame(cell) ? 2 : cell % grid.Columns < grid.Columns / 2 ? 0 : 1);
        var arcs = ArcTracer.Trace(grid);
        Assert.Equal(3, arcs.Count);
        Assert.Single(arcs, a => a.Left + a.Right == 1);
        Assert.Equal(Rings.Of(0, arcs)[0], Rings.Of(0, arcs)[^1]);
    }
}
