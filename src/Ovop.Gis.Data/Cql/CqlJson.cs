using System.Text.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Filters;

namespace Ovop.Gis.Data.Cql;

/// <summary>A filter in CQL2 JSON (OGC 21-065r2, chapter 9).</summary>
public sealed class CqlJson
{
    private readonly CqlShapes _shapes;

    private CqlJson(CqlShapes shapes) => _shapes = shapes;

    /// <exception cref="RefusedException">It is no CQL2.</exception>
    public static Filter Parse(string text, CqlShapes shapes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shapes);
        if (text.Length > CqlNames.LongestFilter) throw CqlNames.Refuse($"longer than {CqlNames.LongestFilter} characters.");
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = CqlNames.DeepestNesting * 2 });
            return new CqlJson(shapes).FilterOf(document.RootElement);
        }
        catch (JsonException e)
        {
            throw CqlNames.Refuse($"no JSON, or nested too deep, at line {(e.LineNumber ?? 0) + 1}, byte {e.BytePositionInLine ?? 0}.");
        }
    }

    private Filter FilterOf(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False) return new Filter.Truth(new Value.Flag(element.GetBoolean()));
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("property", out _)) return new Filter.Truth(ValueOf(element));
        var (op, arguments) = Operation(element);
        if (CqlNames.ComparisonOf(op) is { } comparison) return new Filter.Compare(ValueOf(Argument(arguments, 0, op)), comparison, ValueOf(Last(arguments, 1, op)));
        if (CqlNames.SpatialOf(op) is { } relation) return new Filter.Spatial(relation, ShapeOf(Argument(arguments, 0, op)), ShapeOf(Last(arguments, 1, op)));
        if (CqlNames.TemporalOf(op) is { } time) return new Filter.Temporal(time, SpanOf(Argument(arguments, 0, op)), SpanOf(Last(arguments, 1, op)));
        return op.ToUpperInvariant() switch
        {
            "AND" => new Filter.And(Filters(arguments, op)),
            "OR" => new Filter.Or(Filters(arguments, op)),
            "NOT" => new Filter.Not(FilterOf(Last(arguments, 0, op))),
            "LIKE" => new Filter.Like(ValueOf(Argument(arguments, 0, op)), ValueOf(Last(arguments, 1, op))),
            "BETWEEN" => new Filter.Between(ValueOf(Argument(arguments, 0, op)), ValueOf(Argument(arguments, 1, op)), ValueOf(Last(arguments, 2, op))),
            "IN" => new Filter.In(ValueOf(Argument(arguments, 0, op)), List(Last(arguments, 1, op))),
            "ISNULL" => new Filter.IsNull(ValueOf(Last(arguments, 0, op))),
            _ => throw CqlNames.Refuse($"there is no operator '{CqlNames.Shown(op)}'."),
        };
    }

    private Value ValueOf(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String: return new Value.Text(element.GetString()!);
            case JsonValueKind.Number: return element.TryGetDouble(out var number) && double.IsFinite(number) ? new Value.Number(number) : throw CqlNames.Refuse("a number is too large.");
            case JsonValueKind.True or JsonValueKind.False: return new Value.Flag(element.GetBoolean());
            case JsonValueKind.Object: break;
            default: throw CqlNames.Refuse($"'{CqlNames.Shown(element.GetRawText())}' is no value.");
        }

        if (element.TryGetProperty("property", out var name))
            return name.ValueKind == JsonValueKind.String ? new Value.Property(name.GetString()!) : throw CqlNames.Refuse("the name of a property is a text.");
        foreach (var (member, isDay) in (ReadOnlySpan<(string, bool)>)[("date", true), ("timestamp", false)])
            if (element.TryGetProperty(member, out var time) && time.ValueKind == JsonValueKind.String) return CqlInstants.Parse(time.GetString()!, isDay);
        var (op, arguments) = Operation(element);
        return op.ToUpperInvariant() switch
        {
            "+" or "-" or "*" or "/" or "%" or "^" or "DIV" => new Value.Arithmetic(char.ToLowerInvariant(op[0]), ValueOf(Argument(arguments, 0, op)), ValueOf(Last(arguments, 1, op))),
            "CASEI" => new Value.Folded(ValueOf(Last(arguments, 0, op))),
            _ => throw CqlNames.Refuse($"there is no function '{CqlNames.Shown(op)}'."),
        };
    }

    private Shape ShapeOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) throw CqlNames.Refuse("a geometry is an object.");
        if (element.TryGetProperty("property", out var name) && name.ValueKind == JsonValueKind.String) return new Shape.OfFeature(name.GetString()!);
        if (!element.TryGetProperty("bbox", out var box)) return new Shape.Literal(_shapes.OfGeoJson(element));
        if (box.ValueKind != JsonValueKind.Array || box.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.Number)) throw CqlNames.Refuse("a bbox is a list of numbers.");
        return new Shape.Literal(_shapes.OfBox([.. box.EnumerateArray().Select(n => n.GetDouble())]));
    }

    private Span SpanOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("interval", out var interval))
            return interval.ValueKind == JsonValueKind.Array && interval.GetArrayLength() == 2
                ? new Span(Bound(interval[0]), Bound(interval[1])) { IsInterval = true }
                : throw CqlNames.Refuse("an interval has a start and an end.");
        var value = ValueOf(element);
        return new Span(value, value);
    }

    private Value? Bound(JsonElement element) => element.ValueKind == JsonValueKind.String ? CqlInstants.Bound(element.GetString()!) : ValueOf(element);

    private List<Filter> Filters(JsonElement arguments, string op)
    {
        var filters = arguments.EnumerateArray().Select(FilterOf).ToList();
        return filters.Count >= 2 ? filters : throw CqlNames.Refuse($"'{op}' takes two or more conditions.");
    }

    private List<Value> List(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() is > 0 and <= CqlNames.LongestList
            ? [.. element.EnumerateArray().Select(ValueOf)]
            : throw CqlNames.Refuse($"'in' takes a list of 1 to {CqlNames.LongestList} values.");

    private static (string Op, JsonElement Arguments) Operation(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.String
            || !element.TryGetProperty("args", out var arguments) || arguments.ValueKind != JsonValueKind.Array)
            throw CqlNames.Refuse($"'{CqlNames.Shown(element.GetRawText())}' has no op with args.");
        return (op.GetString()!, arguments);
    }

    private static JsonElement Argument(JsonElement arguments, int number, string op) =>
        number < arguments.GetArrayLength() ? arguments[number] : throw CqlNames.Refuse($"'{CqlNames.Shown(op)}' lacks an argument.");

    private static JsonElement Last(JsonElement arguments, int number, string op) =>
        arguments.GetArrayLength() == number + 1 ? arguments[number] : throw CqlNames.Refuse($"'{CqlNames.Shown(op)}' takes {number + 1} argument{(number == 0 ? "" : "s")}.");
}
