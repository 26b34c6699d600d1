using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Filters;

namespace Ovop.Gis.Data.Cql;

/// <summary>A filter in CQL2 text (OGC 21-065r2, chapter 8): recursive descent, one method a rule.</summary>
public sealed class CqlText
{
    private readonly CqlTokens _tokens;
    private readonly CqlShapes _shapes;
    private int _depth;

    private CqlText(string text, CqlShapes shapes) => (_tokens, _shapes) = (new CqlTokens(text), shapes);

    /// <exception cref="RefusedException">It is no CQL2; the message says where.</exception>
    public static Filter Parse(string text, CqlShapes shapes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shapes);
        if (text.Length > CqlNames.LongestFilter) throw CqlNames.Refuse($"longer than {CqlNames.LongestFilter} characters.");
        var parser = new CqlText(text, shapes);
        var filter = parser.AsFilter(parser.Disjunction());
        return parser._tokens.Next.Kind == CqlTokenKind.End ? filter : throw parser._tokens.Unexpected("AND, OR or the end");
    }

    // What stands in parentheses may be a condition or a sum; a node is a Filter or a Value until its neighbours tell.
    private object Disjunction()
    {
        var first = Conjunction();
        if (!_tokens.Next.Is("OR")) return first;
        var any = new List<Filter> { AsFilter(first) };
        while (_tokens.Takes("OR")) any.Add(AsFilter(Conjunction()));
        return new Filter.Or(any);
    }

    private object Conjunction()
    {
        var first = Negation();
        if (!_tokens.Next.Is("AND")) return first;
        var all = new List<Filter> { AsFilter(first) };
        while (_tokens.Takes("AND")) all.Add(AsFilter(Negation()));
        return new Filter.And(all);
    }

    private object Negation() => _tokens.Takes("NOT") ? new Filter.Not(AsFilter(Deeper(Negation))) : Predicate();

    private object Predicate()
    {
        var left = Sum();
        if (_tokens.Next.Kind == CqlTokenKind.Sign && CqlNames.ComparisonOf(_tokens.Next.Content) is { } comparison)
        {
            _tokens.Take();
            return new Filter.Compare(AsValue(left), comparison, AsValue(Sum()));
        }

        if (_tokens.Takes("IS"))
        {
            var isNot = _tokens.Takes("NOT");
            if (!_tokens.Takes("NULL")) throw _tokens.Unexpected("NULL");
            return Turned(isNot, new Filter.IsNull(AsValue(left)));
        }

        var not = _tokens.Takes("NOT");
        if (_tokens.Takes("LIKE")) return Turned(not, new Filter.Like(AsValue(left), AsValue(Sum())));
        if (_tokens.Takes("BETWEEN")) return Turned(not, Between(AsValue(left)));
        if (_tokens.Takes("IN")) return Turned(not, In(AsValue(left)));
        return not ? throw _tokens.Unexpected("LIKE, BETWEEN or IN") : left;
    }

    private static Filter Turned(bool not, Filter filter) => not ? new Filter.Not(filter) : filter;

    private Filter.Between Between(Value middle)
    {
        var low = AsValue(Sum());
        if (!_tokens.Takes("AND")) throw _tokens.Unexpected("AND");
        return new Filter.Between(middle, low, AsValue(Sum()));
    }

    private Filter.In In(Value sought)
    {
        var list = new List<Value>();
        _tokens.Need("(");
        do
        {
            if (list.Count == CqlNames.LongestList) throw CqlNames.Refuse($"a list has more than {CqlNames.LongestList} values.");
            list.Add(AsValue(Sum()));
        }
        while (_tokens.TakesSign(","));
        _tokens.Need(")");
        return new Filter.In(sought, list);
    }

    private object Sum()
    {
        var left = Product();
        while (_tokens.Next.IsSign("+") || _tokens.Next.IsSign("-")) left = new Value.Arithmetic(_tokens.Take().Content[0], AsValue(left), AsValue(Product()));
        return left;
    }

    private object Product()
    {
        var left = Power();
        while (_tokens.Next.IsSign("*") || _tokens.Next.IsSign("/") || _tokens.Next.IsSign("%") || _tokens.Next.Is("DIV"))
            left = new Value.Arithmetic(char.ToLowerInvariant(_tokens.Take().Content[0]), AsValue(left), AsValue(Power()));
        return left;
    }

    private object Power()
    {
        var left = Primary();
        return _tokens.TakesSign("^") ? new Value.Arithmetic('^', AsValue(left), AsValue(Deeper(Power))) : left;
    }

    private object Primary()
    {
        if (_tokens.TakesSign("("))
        {
            var inner = Deeper(Disjunction);
            _tokens.Need(")");
            return inner;
        }

        if (_tokens.TakesSign("-"))
            return AsValue(Deeper(Primary)) switch
            {
                Value.Number number => new Value.Number(-number.Magnitude),
                var value => new Value.Arithmetic('-', new Value.Number(0), value),
            };
        if (_tokens.TakesSign("+")) return AsValue(Deeper(Primary));
        var token = _tokens.Next;
        switch (token.Kind)
        {
            case CqlTokenKind.Number: return new Value.Number(_tokens.Take().Magnitude);
            case CqlTokenKind.Text: return new Value.Text(_tokens.Take().Content);
            case CqlTokenKind.Quoted: return new Value.Property(_tokens.Take().Content);
            case CqlTokenKind.Word when !IsReserved(token): return Word();
            default: throw _tokens.Unexpected("a property, a value or a condition");
        }
    }

    private static bool IsReserved(CqlToken token) =>
        token.Is("AND") || token.Is("OR") || token.Is("NOT") || token.Is("LIKE") || token.Is("BETWEEN") || token.Is("IN") || token.Is("IS") || token.Is("NULL") || token.Is("DIV");

    private object Word()
    {
        var word = _tokens.Take();
        if (word.Is("TRUE") || word.Is("FALSE")) return new Value.Flag(word.Is("TRUE"));
        if (!_tokens.Next.IsSign("(")) return new Value.Property(word.Content);
        if (word.Is("CASEI")) return new Value.Folded(AsValue(InParentheses(Sum)));
        if (word.Is("DATE") || word.Is("TIMESTAMP")) return Instant(word);
        if (CqlNames.SpatialOf(word.Content) is { } relation) return InParentheses(() => new Filter.Spatial(relation, Shape(), Behind(Shape)));
        if (CqlNames.TemporalOf(word.Content) is { } time) return InParentheses(() => new Filter.Temporal(time, Span(), Behind(Span)));
        throw CqlNames.Refuse($"there is no function '{CqlNames.Shown(word.Content)}'.");
    }

    private T InParentheses<T>(Func<T> read)
    {
        _tokens.Need("(");
        var inner = Deeper(read);
        _tokens.Need(")");
        return inner;
    }

    private T Behind<T>(Func<T> read)
    {
        _tokens.Need(",");
        return read();
    }

    private Value.Instant Instant(CqlToken word)
    {
        _tokens.Need("(");
        if (_tokens.Next.Kind != CqlTokenKind.Text) throw _tokens.Unexpected("a date in quotes");
        var instant = CqlInstants.Parse(_tokens.Take().Content, isDay: word.Is("DATE"));
        _tokens.Need(")");
        return instant;
    }

    private Span Span()
    {
        if (!_tokens.Next.Is("INTERVAL"))
        {
            var value = AsValue(Sum());
            return new Span(value, value);
        }

        _tokens.Take();
        return InParentheses(() => new Span(Bound(), Behind(Bound)) { IsInterval = true });
    }

    private Value? Bound() => _tokens.Next is { Kind: CqlTokenKind.Text } token
        ? CqlInstants.Bound(_tokens.Take().Content)
        : AsValue(Sum());

    private Shape Shape()
    {
        var token = _tokens.Next;
        if (token.Kind == CqlTokenKind.Quoted) return new Shape.OfFeature(_tokens.Take().Content);
        if (token.Kind != CqlTokenKind.Word) throw _tokens.Unexpected("a geometry");
        var isBox = token.Is("BBOX");
        if (!isBox && !IsWkt(token.Content)) return new Shape.OfFeature(_tokens.Take().Content);
        var end = _tokens.Behind(token.At);
        if (end < 0) throw CqlNames.Refuse("a geometry's parentheses do not close.");
        if (!isBox)
        {
            var geometry = _shapes.OfWkt(_tokens.Source.AsSpan(token.At, end - token.At));
            _tokens.Skip(end);
            return new Shape.Literal(geometry);
        }

        _tokens.Take();
        var numbers = new List<double>();
        _tokens.Need("(");
        do numbers.Add(AsValue(Sum()) is Value.Number number ? number.Magnitude : throw CqlNames.Refuse("a box is made of numbers."));
        while (numbers.Count < 6 && _tokens.TakesSign(","));
        _tokens.Need(")");
        return new Shape.Literal(_shapes.OfBox(numbers));
    }

    private static bool IsWkt(string word) => word.ToUpperInvariant() is "POINT" or "LINESTRING" or "POLYGON" or "MULTIPOINT" or "MULTILINESTRING" or "MULTIPOLYGON" or "GEOMETRYCOLLECTION";

    private Filter AsFilter(object node) => node switch
    {
        Filter filter => filter,
        Value.Property or Value.Flag => new Filter.Truth((Value)node),
        _ => throw _tokens.Unexpected("a comparison"),
    };

    private Value AsValue(object node) => node as Value ?? throw _tokens.Unexpected("a value, not a condition");

    private T Deeper<T>(Func<T> read)
    {
        if (++_depth > CqlNames.DeepestNesting) throw CqlNames.Refuse($"nested deeper than {CqlNames.DeepestNesting}.");
        var inner = read();
        _depth--;
        return inner;
    }
}
