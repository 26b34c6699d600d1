namespace Ovop.Gis.Spatial.Validity;

/// <summary>What a sweep over the rings of a shape has shown.</summary>
internal enum SweepVerdict
{
    /// <summary>No two segments meet but neighbours at the vertex they share: every ring is simple and all are apart.</summary>
    Apart,

    /// <summary>Somewhere two segments meet that are not neighbours, or neighbours lie on each other.</summary>
    Touching,

    /// <summary>Two segments cross.</summary>
    Crossing,
}

/// <summary>Shows that rings are simple and apart, and how they lie in each other, in one pass from west to east.</summary>
/// <remarks>
/// After M. I. Shamos and D. Hoey, 'Geometric intersection problems' (1976): the westernmost contact is always one of segments that are
/// neighbours on the sweep line. Only the side of a vertex by a segment is ever asked, which <see cref="Turn"/> decides exactly.
/// </remarks>
internal sealed class RingSweep
{
    private readonly SweepSegments _segments;
    private readonly SweepStatus _status;
    private readonly List<int> _parents = [];
    private readonly List<bool> _anticlockwise = [];
    private double[] _keys = [];
    private int[] _order = [];

    public RingSweep(SweepSegments segments) => (_segments, _status) = (segments, new SweepStatus(segments));

    /// <summary>Where the segments meet that ended the sweep; nothing where all are apart.</summary>
    public (double X, double Y) Contact { get; private set; }

    /// <summary>The ring in whose inside a ring lies directly; -1 where it lies in none.</summary>
    public int ParentOf(int ring) => _parents[ring];

    public bool IsAnticlockwise(int ring) => _anticlockwise[ring];

    public SweepVerdict Run()
    {
        _status.Clear();
        _parents.Clear();
        _anticlockwise.Clear();
        for (var i = 0; i < _segments.RingCount; i++)
        {
            _parents.Add(int.MinValue);
            _anticlockwise.Add(false);
        }

        if (!Sort()) return SweepVerdict.Touching;
        for (var i = 0; i < _segments.Count; i++)
        {
            var verdict = Pass(_order[i]);
            if (verdict == SweepVerdict.Touching) Contact = (_segments.X(_order[i]), _segments.Y(_order[i]));
            if (verdict != SweepVerdict.Apart) return verdict;
        }

        return SweepVerdict.Apart;
    }

    /// <summary>From west to east, then south to north; false where two vertices are at one place.</summary>
    private bool Sort()
    {
        var count = _segments.Count;
        if (_keys.Length < count) (_keys, _order) = (new double[Math.Max(count, 2 * _keys.Length)], new int[Math.Max(count, 2 * _order.Length)]);
        _segments.Xs.CopyTo(_keys);
        for (var i = 0; i < count; i++) _order[i] = i;
        Array.Sort(_keys, _order, 0, count);
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && _keys[end] == _keys[start]) end++;
            if (end - start > 1 && !SortRun(start, end - start)) return false;
            start = end;
        }

        return true;
    }

    private bool SortRun(int start, int length)
    {
        for (var i = start; i < start + length; i++) _keys[i] = _segments.Y(_order[i]);
        Array.Sort(_keys, _order, start, length);
        for (var i = start + 1; i < start + length; i++)
        {
            if (_keys[i] != _keys[i - 1]) continue;
            Contact = (_segments.X(_order[i]), _keys[i]);
            return false;
        }

        return true;
    }

    private SweepVerdict Pass(int vertex)
    {
        var (incoming, outgoing) = (_segments.Previous(vertex), vertex);
        var incomingEnds = _segments.Right(incoming) == vertex;
        var outgoingEnds = _segments.Right(outgoing) == vertex;
        return incomingEnds == outgoingEnds
            ? incomingEnds ? End(vertex, incoming, outgoing) : Start(vertex, incoming, outgoing)
            : incomingEnds ? Continue(vertex, incoming, outgoing) : Continue(vertex, outgoing, incoming);
    }

    private SweepVerdict Start(int vertex, int incoming, int outgoing)
    {
        var place = _status.Find(vertex);
        var above = _status.At(place);
        if (above != SweepStatus.None && _segments.Side(above, vertex) == 0) return SweepVerdict.Touching;
        var (from, to) = (incoming, _segments.Next(vertex));
        var turn = Turn.Of(_segments.X(vertex), _segments.Y(vertex), _segments.X(from), _segments.Y(from), _segments.X(to), _segments.Y(to));
        if (turn == 0) return SweepVerdict.Touching;

        var (lower, upper) = turn > 0 ? (incoming, outgoing) : (outgoing, incoming);
        var below = _status.Below(place);
        var ring = _segments.RingOf(vertex);
        if (_parents[ring] == int.MinValue) (_parents[ring], _anticlockwise[ring]) = (ParentAbove(below), lower == outgoing);
        _status.Insert(place, lower, upper);
        var verdict = Compare(below, lower);
        return verdict == SweepVerdict.Apart ? Compare(upper, above) : verdict;
    }

    private SweepVerdict Continue(int vertex, int ending, int starting)
    {
        var place = _status.Find(vertex);
        if (_status.At(place) != ending) return SweepVerdict.Touching;
        _status.Replace(place, starting);
        var verdict = Compare(_status.Below(place), starting);
        return verdict == SweepVerdict.Apart ? Compare(starting, _status.Above(place)) : verdict;
    }

    private SweepVerdict End(int vertex, int incoming, int outgoing)
    {
        var place = _status.Find(vertex);
        var (lower, upper) = (_status.At(place), _status.Above(place));
        if (!(lower == incoming && upper == outgoing) && !(lower == outgoing && upper == incoming)) return SweepVerdict.Touching;
        var (below, above) = (_status.Below(place), _status.At(place with { Offset = place.Offset + 2 }));
        _status.RemoveTwo(place);
        return Compare(below, above);
    }

    /// <summary>Whether two segments that are neighbours on the line stay apart until the first of them ends.</summary>
    private SweepVerdict Compare(int lower, int upper)
    {
        if (lower == SweepStatus.None || upper == SweepStatus.None) return SweepVerdict.Apart;
        var (endOfLower, endOfUpper) = (_segments.Right(lower), _segments.Right(upper));
        if (endOfLower == endOfUpper) return SweepVerdict.Apart;
        var side = _segments.Less(endOfLower, endOfUpper) ? -_segments.Side(upper, endOfLower) : _segments.Side(lower, endOfUpper);
        if (side > 0) return SweepVerdict.Apart;
        if (side == 0) return SweepVerdict.Touching;
        Contact = CrossingOf(lower, upper);
        return SweepVerdict.Crossing;
    }

    private int ParentAbove(int segment)
    {
        if (segment == SweepStatus.None) return -1;
        var ring = _segments.RingOf(segment);
        var eastward = _segments.Left(segment) == segment;
        return eastward == _anticlockwise[ring] ? ring : _parents[ring];
    }

    private (double X, double Y) CrossingOf(int a, int b)
    {
        var (al, ar, bl, br) = (_segments.Left(a), _segments.Right(a), _segments.Left(b), _segments.Right(b));
        var (dx, dy) = (_segments.X(ar) - _segments.X(al), _segments.Y(ar) - _segments.Y(al));
        var (ex, ey) = (_segments.X(br) - _segments.X(bl), _segments.Y(br) - _segments.Y(bl));
        var share = ((_segments.X(bl) - _segments.X(al)) * ey - (_segments.Y(bl) - _segments.Y(al)) * ex) / (dx * ey - dy * ex);
        return (_segments.X(al) + share * dx, _segments.Y(al) + share * dy);
    }
}
