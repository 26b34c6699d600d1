using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>One whole and the covers that meet it: where each border crosses, or lies upon, each other one.</summary>
internal sealed class Arrangement(EdgeTree wholes, LayerSnapshot coverLayer, EdgeTree covers, IReadOnlyList<int> groups)
{
    private readonly Crossings _crossings = new(withCommonPieces: true);
    private readonly List<int> _candidates = [];
    private readonly List<int> _byWest = [];
    private readonly List<BorderEvents> _pool = [];

    public int Whole { get; private set; }

    public BorderEvents OfWhole { get; } = new();

    /// <summary>In the order of their numbers, which is the order they are thought to be moved in.</summary>
    public List<BorderEvents> Covers { get; } = [];

    public void Gather(int whole, Box box)
    {
        Whole = whole;
        OfWhole.Clear(whole, 0);
        Covers.Clear();
        _candidates.Clear();
        if (wholes.Roots[whole] < 0) return;
        coverLayer.Index.Query(box, _candidates);
        _candidates.Sort();
        foreach (var cover in _candidates) AddCover(cover);

        _byWest.Clear();
        for (var k = 0; k < Covers.Count; k++) _byWest.Add(k);
        _byWest.Sort((a, b) => West(a) != West(b) ? West(a).CompareTo(West(b)) : a.CompareTo(b));
        for (var i = 0; i < _byWest.Count; i++)
            for (var j = i + 1; j < _byWest.Count && West(_byWest[j]) <= BoxOf(_byWest[i])[2]; j++)
                AddPair(Math.Min(_byWest[i], _byWest[j]), Math.Max(_byWest[i], _byWest[j]));

        OfWhole.Events.Sort();
        foreach (var cover in Covers) cover.Events.Sort();
    }

    private void AddCover(int cover)
    {
        if (covers.Roots[cover] < 0) return;
        _crossings.Find(wholes, Whole, covers, cover);
        if (_crossings.First.Count == 0 && !Starts(wholes, Whole, covers, cover, moved: true) && !Starts(covers, cover, wholes, Whole, moved: false)) return;
        var k = Covers.Count;
        if (_pool.Count == k) _pool.Add(new BorderEvents());
        _pool[k].Clear(cover, groups[cover]);
        Covers.Add(_pool[k]);
        Add(OfWhole, k, _crossings.First, _crossings.FirstCommon, sameGroup: false);
        Add(_pool[k], BorderEvent.Whole, _crossings.Second, _crossings.SecondCommon, sameGroup: false);
    }

    private void AddPair(int k, int l)
    {
        ReadOnlySpan<double> one = BoxOf(k), other = BoxOf(l), within = wholes.Boxes.AsSpan(4 * wholes.Roots[Whole], 4);
        for (var axis = 0; axis < 2; axis++)
            if (Math.Max(Math.Max(one[axis], other[axis]), within[axis]) > Math.Min(Math.Min(one[axis + 2], other[axis + 2]), within[axis + 2])) return;
        Covers[k].Neighbours.Add(l);
        Covers[l].Neighbours.Add(k);
        _crossings.Find(covers, Covers[k].Polygon, covers, Covers[l].Polygon, within);
        var sameGroup = Covers[k].Group == Covers[l].Group;
        Add(Covers[k], l, _crossings.First, _crossings.FirstCommon, sameGroup);
        Add(Covers[l], k, _crossings.Second, _crossings.SecondCommon, sameGroup);
    }

    private static void Add(BorderEvents to, int other, List<Crossing> crossings, List<CommonPiece> common, bool sameGroup)
    {
        foreach (var c in crossings) to.Events.Add(new BorderEvent(c.Edge, c.Along, other, c.Step, c.X, c.Y, 0, CommonKind.None));
        foreach (var piece in common)
        {
            var kind = !sameGroup ? piece.OtherIsLeft ? CommonKind.Outer : CommonKind.Inner : piece.SameWay ? CommonKind.None : CommonKind.Within;
            if (kind == CommonKind.None) continue;
            to.Events.Add(new BorderEvent(piece.Edge, piece.From, other, 0, 0, 0, 1, kind));
            to.Events.Add(new BorderEvent(piece.Edge, piece.To, other, 0, 0, 0, -1, kind));
        }
    }

    /// <summary>Does a ring of one polygon begin inside the other?</summary>
    private static bool Starts(EdgeTree tree, int polygon, EdgeTree other, int otherPolygon, bool moved)
    {
        for (var ring = tree.PolygonRings[polygon]; ring < tree.PolygonRings[polygon + 1]; ring++)
        {
            var start = 2 * tree.RingStarts[ring];
            if (other.Holds(otherPolygon, tree.Vertices[start], tree.Vertices[start + 1], moved)) return true;
        }

        return false;
    }

    private double West(int k) => BoxOf(k)[0];

    private ReadOnlySpan<double> BoxOf(int k) => covers.Boxes.AsSpan(4 * covers.Roots[Covers[k].Polygon], 4);
}

/// <summary>What happens along the border of one polygon.</summary>
internal sealed class BorderEvents
{
    public int Polygon { get; private set; }

    public int Group { get; private set; }

    public List<BorderEvent> Events { get; } = [];

    /// <summary>The covers that may hold a piece of this one's border.</summary>
    public List<int> Neighbours { get; } = [];

    public void Clear(int polygon, int group)
    {
        (Polygon, Group) = (polygon, group);
        Events.Clear();
        Neighbours.Clear();
    }
}
