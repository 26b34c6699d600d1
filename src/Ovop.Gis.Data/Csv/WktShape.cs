using System.Globalization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.Csv;

/// <summary>Text that is no WKT.</summary>
internal sealed class WktFaultException() : Exception("not WKT");

/// <summary>Goes once through a WKT; Z and M are left behind.</summary>
/// <remarks>The library's reader ends in an index error on some texts, and nests as deep as the text does.</remarks>
internal ref struct WktShape(ReadOnlySpan<char> text, ShapeDraft draft, ReadBudget budget)
{
    private const int DeepestNesting = 16;
    private ReadOnlySpan<char> _rest = text;

    private static GeometryFactory Factory => FlatCoordinates.Factory;

    public Geometry? Whole()
    {
        var geometry = Tagged(0);
        return _rest.TrimStart().IsEmpty ? geometry : throw new WktFaultException();
    }

    private Geometry? Tagged(int depth)
    {
        if (depth > DeepestNesting) throw new WktFaultException();
        var type = Word().ToString().ToUpperInvariant();
        if (type.Length > 1 && type.TrimEnd('Z', 'M') is { Length: > 0 } plain && plain != type) type = plain;
        while (PeekWord() is "Z" or "M" or "ZM") Word();
        return type switch
        {
            "POINT" => IsEmpty() ? Factory.CreatePoint() : Point(1),
            "LINESTRING" => Line(1),
            "POLYGON" => Polygon(1),
            "MULTIPOINT" => Factory.CreateMultiPoint(Each(depth, (ref w, n, _) => w.Peek() == '(' ? w.Point(n) : w.BarePoint())),
            "MULTILINESTRING" => Factory.CreateMultiLineString(Each(depth, (ref w, n, _) => w.Line(n))),
            "MULTIPOLYGON" => Factory.CreateMultiPolygon(Each(depth, (ref w, n, _) => w.Polygon(n))),
            "GEOMETRYCOLLECTION" => Factory.CreateGeometryCollection(Each(depth, (ref w, _, d) => w.Tagged(d + 1))),
            _ => throw new WktFaultException(),
        };
    }

    private delegate T? ReadPart<T>(ref WktShape wkt, int number, int depth);

    private T[] Each<T>(int depth, ReadPart<T> read)
        where T : Geometry
    {
        var parts = new List<T>();
        if (IsEmpty()) return [];
        Need('(');
        var number = 0;
        do
        {
            budget.Vertices(1);
            if (read(ref this, ++number, depth) is { } part) parts.Add(part);
        }
        while (Takes(','));
        Need(')');
        return [.. parts];
    }

    private Point? Point(int number)
    {
        var xy = Positions();
        return xy.Length == 2 ? draft.Point(xy[0], xy[1]) : throw new WktFaultException();
    }

    private Point? BarePoint()
    {
        var (x, y) = Position();
        return draft.Point(x, y);
    }

    private LineString? Line(int number) => draft.Line(Positions(), number);

    private Polygon Polygon(int number)
    {
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        if (IsEmpty()) return draft.Polygon(null, holes);
        Need('(');
        var ring = 0;
        do
        {
            var made = draft.Ring(Positions(), ++ring);
            if (ring == 1) shell = made;
            else if (made is not null) holes.Add(made);
        }
        while (Takes(','));
        Need(')');
        return draft.Polygon(shell, holes);
    }

    private double[] Positions()
    {
        if (IsEmpty()) return [];
        var xy = new List<double>();
        Need('(');
        do
        {
            budget.Vertices(1);
            var (x, y) = Position();
            xy.Add(x);
            xy.Add(y);
        }
        while (Takes(','));
        Need(')');
        return [.. xy];
    }

    private (double X, double Y) Position()
    {
        var (x, y) = (Number(), Number());
        for (var more = 0; Peek() is not (',' or ')'); more++)
        {
            if (more == 2) throw new WktFaultException();
            Number();
        }
        return (x, y);
    }

    private double Number()
    {
        var word = Take(static c => c is not (',' or '(' or ')') && !char.IsWhiteSpace(c));
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new WktFaultException();
    }

    private ReadOnlySpan<char> Word() => Take(char.IsAsciiLetter);

    private readonly string PeekWord()
    {
        var copy = this;
        return copy.Word() is { Length: < 8 } word ? word.ToString().ToUpperInvariant() : "";
    }

    private bool IsEmpty()
    {
        if (PeekWord() != "EMPTY") return false;
        Word();
        return true;
    }

    private ReadOnlySpan<char> Take(Func<char, bool> belongs)
    {
        _rest = _rest.TrimStart();
        var length = 0;
        while (length < _rest.Length && belongs(_rest[length])) length++;
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private char Peek()
    {
        _rest = _rest.TrimStart();
        return _rest.IsEmpty ? '\0' : _rest[0];
    }

    private bool Takes(char c)
    {
        if (Peek() != c) return false;
        _rest = _rest[1..];
        return true;
    }

    private void Need(char c)
    {
        if (!Takes(c)) throw new WktFaultException();
    }
}
