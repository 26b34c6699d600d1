using Ovop.Gis.Spatial.Overlaps;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>The edges of a layer and what has been measured of them.</summary>
/// <param name="Plane">In the plane of the coordinates, which decides what is there at all.</param>
/// <param name="Methods">By each method that was asked for.</param>
internal sealed record MeasuredLayer(EdgeTree Tree, BorderLengths Lengths, IMeasuredEdges Plane, IReadOnlyList<IMeasuredEdges> Methods);

/// <summary>Walks each border inside a whole and gives what lies under it to the cells on its two sides.</summary>
/// <remarks>
/// A cell's area is the sum over its border pieces (W. R. Franklin 1990), whoever's border they are: a piece of a cover's border is the
/// inner side of the cell with its group and the outer side of the cell without; a piece of the whole's border is an inner side only.
/// </remarks>
internal sealed class BorderWalk(Cells cells, MeasuredLayer wholes, MeasuredLayer covers)
{
    /// <summary>Where three borders meet in one place, the order they are met in may be wrong for so long.</summary>
    private const double RoundingDegrees = 1e-11;

    private readonly Covering _covering = new(cells);
    private readonly int[] _common = new int[4];
    private Arrangement _arrangement = null!;
    private MeasuredLayer _layer = null!;
    private BorderEvents _border = null!;
    private bool _isWhole;
    private int _insideWhole;
    private int _onWhole;
    private bool _isContradicted;

    /// <returns>False where a polygon contradicts itself, so that nothing can be said.</returns>
    public bool Walk(Arrangement arrangement)
    {
        cells.Clear();
        _arrangement = arrangement;
        _isContradicted = false;
        _covering.Begin(arrangement);
        Walk(arrangement.OfWhole, wholes, isWhole: true);
        foreach (var cover in arrangement.Covers) Walk(cover, covers, isWhole: false);
        return !_isContradicted;
    }

    private void Walk(BorderEvents border, MeasuredLayer layer, bool isWhole)
    {
        (_border, _layer, _isWhole) = (border, layer, isWhole);
        var tree = layer.Tree;
        var next = 0;
        for (var ring = tree.PolygonRings[border.Polygon]; ring < tree.PolygonRings[border.Polygon + 1]; ring++)
        {
            var (start, end) = (tree.RingStarts[ring], tree.RingStarts[ring + 1] - 1);
            _covering.Clear();
            _insideWhole = isWhole || wholes.Tree.Holds(_arrangement.Whole, tree.Vertices[2 * start], tree.Vertices[2 * start + 1], moved: false) ? 1 : 0;
            if (_insideWhole > 0) LookAround(start);
            WalkRing(start, end, ref next);
        }
    }

    private void WalkRing(int start, int end, ref int next)
    {
        var events = _border.Events;
        var from = start;
        while (next < events.Count && events[next].Edge < end)
        {
            var edge = events[next].Edge;
            Run(from, edge);
            WalkEdge(edge, ref next);
            from = edge + 1;
        }

        Run(from, end);
    }

    private void WalkEdge(int edge, ref int next)
    {
        var events = _border.Events;
        var vertices = _layer.Tree.Vertices;
        var (x, y, along, first) = (vertices[2 * edge], vertices[2 * edge + 1], 0.0, next);
        var isCut = false;
        var metres = _layer.Lengths.RunMetres(edge, edge + 1);
        for (; next < events.Count && events[next].Edge == edge; next++)
        {
            var happens = events[next];
            AddBorder((happens.Along - along) * metres);
            along = happens.Along;
            if (happens.Step == 0)
            {
                _common[(int)happens.Kind] += happens.Common;
                if (happens.Other == BorderEvent.Whole) _onWhole += happens.Common;
                if (_isWhole) _onWhole += happens.Common;
                continue;
            }

            AddPiece(x, y, happens.X, happens.Y);
            (x, y, isCut) = (happens.X, happens.Y, true);
            if (happens.Other != BorderEvent.Whole)
            {
                if (_insideWhole > 0) _covering.Step(happens.Other, happens.Step);
                continue;
            }

            _insideWhole += happens.Step;
            if (_insideWhole > 0) LookAround(edge, first, next);
            else _covering.Clear();
        }

        AddBorder((1 - along) * metres);
        if (isCut) AddPiece(x, y, vertices[2 * edge + 2], vertices[2 * edge + 3]);
        else AddRun(edge, edge + 1);
    }

    /// <summary>Which covers hold a vertex, or a place further along its edge?</summary>
    private void LookAround(int vertex, int first = 0, int now = 0)
    {
        _covering.Clear();
        var (x, y) = (_layer.Tree.Vertices[2 * vertex], _layer.Tree.Vertices[2 * vertex + 1]);
        if (_isWhole)
            for (var k = 0; k < _arrangement.Covers.Count; k++) Look(k, x, y, moved: true);
        else
            foreach (var k in _border.Neighbours) Look(k, x, y, _arrangement.Covers[k].Polygon > _border.Polygon);
        for (var i = first; i < now; i++)
            if (_border.Events[i].Step != 0 && _border.Events[i].Other != BorderEvent.Whole) _covering.Step(_border.Events[i].Other, _border.Events[i].Step);
    }

    private void Look(int cover, double x, double y, bool moved)
    {
        if (covers.Tree.Holds(_arrangement.Covers[cover].Polygon, x, y, moved)) _covering.Step(cover, 1);
    }

    private void Run(int from, int to)
    {
        if (from == to || _insideWhole <= 0) return;
        AddRun(from, to);
        AddBorder(_layer.Lengths.RunMetres(from, to));
    }

    private void AddRun(int from, int to)
    {
        _isContradicted |= IsContradicted;
        if (!Sides(out var inner, out var outer)) return;
        for (var m = 0; m <= _layer.Methods.Count; m++)
        {
            var edges = m == 0 ? _layer.Plane : _layer.Methods[m - 1];
            Give(m, inner, outer, edges.RunSquareMetres(from, to, edges.BaseOf(_border.Polygon) - BaseOf(m)));
        }
    }

    private void AddPiece(double x1, double y1, double x2, double y2)
    {
        _isContradicted |= IsContradicted && Math.Abs(x2 - x1) + Math.Abs(y2 - y1) > RoundingDegrees;
        if ((x1 == x2 && y1 == y2) || !Sides(out var inner, out var outer)) return;
        for (var m = 0; m <= _layer.Methods.Count; m++)
            Give(m, inner, outer, (m == 0 ? _layer.Plane : _layer.Methods[m - 1]).PieceSquareMetres(x1, y1, x2, y2, BaseOf(m)));
    }

    private void Give(int method, int inner, int outer, double area)
    {
        cells.AddArea(inner, method, area);
        if (outer >= 0) cells.AddArea(outer, method, -area);
    }

    private void AddBorder(double metres)
    {
        if (metres <= 0 || _common[(int)CommonKind.Within] > 0 || !Sides(out var inner, out var outer)) return;
        var border = _onWhole > 0 ? new PartBorder(0, 0, metres) : _isWhole ? new PartBorder(metres, 0, 0) : new PartBorder(0, metres, 0);
        if (_common[(int)CommonKind.Inner] == 0) cells.AddBorder(inner, border);
        if (outer >= 0 && _common[(int)CommonKind.Outer] == 0) cells.AddBorder(outer, border);
    }

    /// <summary>The cells on the two sides of the border here; none outside the whole, nor where a group covers both sides.</summary>
    private bool Sides(out int inner, out int outer)
    {
        (inner, outer) = (_covering.Cell, -1);
        if (_isWhole) return true;
        if (_insideWhole <= 0 || _covering.Has(_border.Group)) return false;
        (inner, outer) = (cells.Toggle(_covering.Cell, _border.Group), _covering.Cell);
        return true;
    }

    private bool IsContradicted => _covering.IsContradicted || _insideWhole is not (0 or 1);

    private double BaseOf(int method) => (method == 0 ? wholes.Plane : wholes.Methods[method - 1]).BaseOf(_arrangement.Whole);
}
