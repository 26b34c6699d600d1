using System.Globalization;
using System.Text.Json;
using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Filters;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Cql;

/// <summary>Random filters, and both encodings of a filter written by rules of their own.</summary>
internal static class CqlWriting
{
    private static readonly Dictionary<Comparison, string> Signs = new()
    {
        [Comparison.Equal] = "=", [Comparison.NotEqual] = "<>", [Comparison.Less] = "<", [Comparison.LessOrEqual] = "<=", [Comparison.Greater] = ">", [Comparison.GreaterOrEqual] = ">=",
    };

    private static readonly Gen<Value> Numeric = Gen.Recursive<Value>((depth, inner) => depth > 2
        ? Plain()
        : Gen.Frequency((3, Plain()), (1, Gen.Select(Gen.Char["+-*/%d^"], inner, inner).Select((op, l, r) => (Value)new Value.Arithmetic(op, l, r)))));

    private static readonly Gen<Value> Textual = Gen.OneOf<Value>(
        OneOf<Value>(new Value.Property("name"), new Value.Property("kode \"x\"")),
        Gen.String[Gen.Char["ab'%_\\ é"], 0, 6].Where(t => !t.Contains("\\'", StringComparison.Ordinal) && !t.EndsWith('\\')).Select(t => (Value)new Value.Text(t)),
        OneOf<Value>(new Value.Folded(new Value.Property("name")), new Value.Folded(new Value.Text("É"))));

    private static readonly Gen<Shape> Shapes1 = OneOf<Shape>(
        new Shape.OfFeature("geometry"), new Shape.Literal(Shapes.Wkt("POINT(108.95 0.8)")), new Shape.Literal(Shapes.Wkt("POLYGON((108 0,109 0,109 1,108 0))")),
        new Shape.Literal(Shapes.Wkt("MULTILINESTRING((108 0,109 1),(108 1,109 0))")));

    private static readonly Gen<Span> Spans = OneOf(
        Single(FilterLiterals.Instant("2026-11-24")!), Single(new Value.Property("date")),
        new Span(FilterLiterals.Instant("2026-01-01"), null) { IsInterval = true }, new Span(new Value.Property("date"), FilterLiterals.Instant("2026-11-24T10:00:00Z")) { IsInterval = true });

    public static readonly Gen<Filter> Filters = Gen.Recursive<Filter>((depth, inner) => depth > 3 ? Leaf() : Gen.Frequency(
        (3, Leaf()), (1, inner.List[2, 3].Select(f => (Filter)new Filter.And(f))), (1, inner.List[2, 3].Select(f => (Filter)new Filter.Or(f))), (1, inner.Select(f => (Filter)new Filter.Not(f)))));

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Span Single(Value value) => new(value, value);

    private static Gen<Value> Plain() => Gen.OneOf<Value>(
        OneOf<Value>(new Value.Property("area"), new Value.Property("count")), Gen.Int[0, 9].Select(n => (Value)new Value.Number(n)), Gen.Double[0, 1e9].Select(n => (Value)new Value.Number(n)));

    private static Gen<Filter> Leaf() => Gen.OneOf<Filter>(
        Gen.Select(Numeric, Gen.Enum<Comparison>(), Numeric).Select((l, c, r) => (Filter)new Filter.Compare(l, c, r)),
        Gen.Select(Textual, Gen.Enum<Comparison>(), Textual).Select((l, c, r) => (Filter)new Filter.Compare(l, c, r)),
        Gen.Select(Numeric, Numeric, Numeric).Select((m, l, h) => (Filter)new Filter.Between(m, l, h)),
        Gen.Select(Textual, Textual.List[1, 3]).Select((s, l) => (Filter)new Filter.In(s, l)),
        Gen.Select(Textual, Textual).Select((t, p) => (Filter)new Filter.Like(t, p)),
        OneOf<Filter>(new Filter.IsNull(new Value.Property("name")), new Filter.Truth(new Value.Property("active")), new Filter.Truth(new Value.Flag(false))),
        Gen.Select(Gen.Enum<SpatialRelation>(), Shapes1, Shapes1).Select((s, l, r) => (Filter)new Filter.Spatial(s, l, r)),
        Gen.Select(Gen.Enum<TemporalRelation>(), Spans, Spans).Select((t, l, r) => (Filter)new Filter.Temporal(t, l, r)));

    public static string Text(Filter filter) => filter switch
    {
        Filter.And and => string.Join(" AND ", and.All.Select(f => $"({Text(f)})")),
        Filter.Or or => string.Join(" or ", or.Any.Select(f => $"({Text(f)})")),
        Filter.Not not => $"NOT ({Text(not.Inner)})",
        Filter.Compare c => $"{Text(c.Left)}{Signs[c.Operator]}{Text(c.Right)}",
        Filter.Between b => $"{Text(b.Middle)} BETWEEN {Text(b.Low)} AND {Text(b.High)}",
        Filter.In i => $"{Text(i.Sought)} IN ({string.Join(", ", i.List.Select(Text))})",
        Filter.Like l => $"{Text(l.Text)} LIKE {Text(l.Pattern)}",
        Filter.IsNull n => $"{Text(n.Value)} IS NULL",
        Filter.Truth t => Text(t.Value),
        Filter.Spatial s => $"S_{s.Relation.ToString().ToUpperInvariant()}({Text(s.Left)},{Text(s.Right)})",
        Filter.Temporal t => $"T_{t.Relation.ToString().ToUpperInvariant()}({Text(t.Left)}, {Text(t.Right)})",
        _ => throw new NotSupportedException(),
    };

    private static string Text(Value value) => value switch
    {
        Value.Property p => p.Name.All(char.IsAsciiLetter) ? p.Name : $"\"{p.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        Value.Text t => $"'{t.Content.Replace("'", "''", StringComparison.Ordinal)}'",
        Value.Number n => n.Magnitude.ToString("R", CultureInfo.InvariantCulture),
        Value.Flag f => f.IsTrue ? "TRUE" : "false",
        Value.Instant i => i.IsDay ? $"DATE('{Iso(i)}')" : $"TIMESTAMP('{Iso(i)}')",
        Value.Arithmetic a => $"({Text(a.Left)}) {(a.Operator == 'd' ? "div" : a.Operator)} ({Text(a.Right)})",
        Value.Folded f => $"casei({Text(f.Inner)})",
        _ => throw new NotSupportedException(),
    };

    private static string Text(Shape shape) => shape is Shape.Literal literal ? literal.Geometry.AsText() : ((Shape.OfFeature)shape).Name;

    private static string Text(Span span) => span.IsInterval ? $"INTERVAL({Bound(span.Start)},{Bound(span.End)})" : Text(span.Start!);

    private static string Bound(Value? value) => value switch { null => "'..'", Value.Instant i => $"'{Iso(i)}'", _ => Text(value) };

    private static string Iso(Value.Instant i) => i.From.ToString(i.IsDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Json(Filter filter) => JsonSerializer.Serialize(Node(filter));

    private static object Node(Filter filter) => filter switch
    {
        Filter.And and => Op("and", [.. and.All.Select(Node)]),
        Filter.Or or => Op("or", [.. or.Any.Select(Node)]),
        Filter.Not not => Op("not", Node(not.Inner)),
        Filter.Compare c => Op(Signs[c.Operator], Node(c.Left), Node(c.Right)),
        Filter.Between b => Op("between", Node(b.Middle), Node(b.Low), Node(b.High)),
        Filter.In i => Op("in", Node(i.Sought), i.List.Select(Node).ToArray()),
        Filter.Like l => Op("like", Node(l.Text), Node(l.Pattern)),
        Filter.IsNull n => Op("isNull", Node(n.Value)),
        Filter.Truth t => Node(t.Value),
        Filter.Spatial s => Op("s_" + Camel(s.Relation.ToString()), Node(s.Left), Node(s.Right)),
        Filter.Temporal t => Op("t_" + Camel(t.Relation.ToString()), Node(t.Left), Node(t.Right)),
        _ => throw new NotSupportedException(),
    };

    private static object Node(Value value) => value switch
    {
        Value.Property p => new { property = p.Name },
        Value.Text t => t.Content,
        Value.Number n => n.Magnitude,
        Value.Flag f => f.IsTrue,
        Value.Instant i => i.IsDay ? new { date = Iso(i) } : new { timestamp = Iso(i) },
        Value.Arithmetic a => Op(a.Operator == 'd' ? "div" : a.Operator.ToString(), Node(a.Left), Node(a.Right)),
        Value.Folded f => Op("casei", Node(f.Inner)),
        _ => throw new NotSupportedException(),
    };

    private static object Node(Shape shape) => shape switch
    {
        Shape.OfFeature f => new { property = f.Name },
        Shape.Literal { Geometry: Point p } => new { type = "Point", coordinates = Xy(p.Coordinate) },
        Shape.Literal { Geometry: Polygon p } => new { type = "Polygon", coordinates = new[] { p.Shell.Coordinates.Select(Xy).ToArray() } },
        Shape.Literal { Geometry: MultiLineString m } => new { type = "MultiLineString", coordinates = m.Geometries.Select(g => g.Coordinates.Select(Xy).ToArray()).ToArray() },
        _ => throw new NotSupportedException(),
    };

    private static object Node(Span span) => span.IsInterval
        ? new { interval = new[] { NodeOfBound(span.Start), NodeOfBound(span.End) } }
        : Node(span.Start!);

    private static object NodeOfBound(Value? value) => value switch { null => "..", Value.Instant i => Iso(i), _ => Node(value) };

    private static double[] Xy(Coordinate c) => [c.X, c.Y];

    private static object Op(string op, params object[] args) => new { op, args };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
