using CsCheck;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Tests.Layers;

public class PackedIndexTests
{
    private static readonly Gen<Box> GenBox = Gen.Select(Gen.Double[-10, 10], Gen.Double[-10, 10], Gen.Double[0, 3], Gen.Double[0, 3],
        (x, y, w, h) => new Box(x, y, x + w, y + h));

    [Fact]
    public void A_query_finds_what_a_look_at_every_box_finds() => Gen.Select(GenBox.Array[0, 600], GenBox).Sample((boxes, query) =>
    {
        var found = new List<int>();
        PackedIndex.Build(boxes).Query(query, found);
        found.Sort();
        var expected = Enumerable.Range(0, boxes.Length).Where(i => boxes[i].Intersects(query));
        Assert.Equal(expected, found);
    }, iter: 500);

    [Fact]
    public void An_index_of_nothing_finds_nothing()
    {
        var index = PackedIndex.Build([]);
        var found = new List<int>();
        index.Query(new Box(-180, -90, 180, 90), found);
        Assert.Empty(found);
        Assert.True(index.Extent.IsEmpty);
    }

    [Fact]
    public void An_empty_box_is_kept_but_never_found()
    {
        Box[] boxes = [new(0, 0, 1, 1), Box.Empty, new(2, 2, 3, 3)];
        var found = new List<int>();
        PackedIndex.Build(boxes).Query(new Box(-180, -90, 180, 90), found);
        Assert.Equal([0, 2], found.Order());
    }

    [Fact]
    public void A_hundred_thousand_equal_boxes_are_all_found()
    {
        var boxes = Enumerable.Repeat(new Box(109, 0.9, 109, 0.9), 100_000).ToArray();
        var found = new List<int>();
        PackedIndex.Build(boxes).Query(new Box(108, 0, 110, 1), found);
        Assert.Equal(100_000, found.Distinct().Count());
    }
}
