using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Filters;

/// <summary>Whether a filter fits a layer: its properties are there, and what is compared is of one kind.</summary>
/// <param name="fields">The layer's attributes.</param>
/// <param name="geometryName">The name that the feature's shape goes by.</param>
public sealed class FilterCheck(IReadOnlyList<FieldSchema> fields, string geometryName)
{
    private const string Text = "text", Number = "number", Boolean = "boolean", Time = "time";

    /// <exception cref="RefusedException">It does not fit; the message names the property or the two kinds.</exception>
    public void Check(Filter filter)
    {
        switch (filter)
        {
            case Filter.And and: Each(and.All); break;
            case Filter.Or or: Each(or.Any); break;
            case Filter.Not not: Check(not.Inner); break;
            case Filter.Compare compare: Same(compare.Left, compare.Right); break;
            case Filter.Between between:
                Same(between.Middle, between.Low);
                Same(between.Middle, between.High);
                break;
            case Filter.In among:
                foreach (var item in among.List) Same(among.Sought, item);
                break;
            case Filter.Like like:
                Needs(like.Text, Text);
                Needs(like.Pattern, Text);
                break;
            case Filter.IsNull isNull:
                if (isNull.Value is not Value.Property { Name: var name } || name != geometryName) KindOf(isNull.Value);
                break;
            case Filter.Truth truth: Needs(truth.Value, Boolean); break;
            case Filter.Spatial spatial:
                Check(spatial.Left);
                Check(spatial.Right);
                break;
            case Filter.Temporal temporal:
                Check(temporal.Left);
                Check(temporal.Right);
                if (temporal.Relation is not (TemporalRelation.After or TemporalRelation.Before or TemporalRelation.Disjoint or TemporalRelation.Equals or TemporalRelation.Intersects)
                    && !(temporal.Left.IsInterval && temporal.Right.IsInterval))
                    throw Refuse($"T_{temporal.Relation.ToString().ToUpperInvariant()} compares two intervals: write INTERVAL('start','end') on both sides.");
                break;
        }
    }

    private void Each(IEnumerable<Filter> filters)
    {
        foreach (var filter in filters) Check(filter);
    }

    private void Check(Shape shape)
    {
        if (shape is Shape.OfFeature { Name: var name } && name != geometryName)
            throw Refuse($"'{name}' is not the layer's geometry; that is called '{geometryName}'.");
    }

    private void Check(Span span)
    {
        foreach (var value in new[] { span.Start, span.End }.OfType<Value>())
            if (KindOf(value) is not (Time or Text)) throw Refuse($"{Describe(value)} is no date.");
    }

    private void Same(Value left, Value right)
    {
        var (one, other) = (KindOf(left), KindOf(right));
        if (one == other || (one, other) is (Text, Time) or (Time, Text)) return;
        throw Refuse($"{Describe(left)} is {Article(one)} and {Describe(right)} is {Article(other)}: they cannot be compared.");
    }

    private void Needs(Value value, string kind)
    {
        if (KindOf(value) is var found && found != kind) throw Refuse($"{Describe(value)} is {Article(found)}; {Article(kind)} is needed here.");
    }

    private string KindOf(Value value)
    {
        switch (value)
        {
            case Value.Property property:
                return fields.FirstOrDefault(f => f.Name == property.Name)?.Type switch
                {
                    "integer" or "number" => Number,
                    "boolean" => Boolean,
                    { } => Text,
                    null when property.Name == geometryName => throw Refuse($"'{geometryName}' is the geometry: it is compared by S_INTERSECTS and its like."),
                    null => throw Refuse($"there is no property '{Short(property.Name)}'; there are {string.Join(", ", fields.Select(f => f.Name))}."),
                };
            case Value.Arithmetic sum:
                Needs(sum.Left, Number);
                Needs(sum.Right, Number);
                return Number;
            case Value.Folded folded:
                Needs(folded.Inner, Text);
                return Text;
            case Value.Text: return Text;
            case Value.Number: return Number;
            case Value.Flag: return Boolean;
            default: return Time;
        }
    }

    private static string Describe(Value value) => value switch
    {
        Value.Property property => $"'{Short(property.Name)}'",
        Value.Text text => $"the text '{Short(text.Content)}'",
        Value.Number number => FormattableString.Invariant($"the number {number.Magnitude:R}"),
        Value.Flag flag => flag.IsTrue ? "TRUE" : "FALSE",
        Value.Instant => "the date",
        Value.Arithmetic => "the sum",
        _ => "the folded text",
    };

    private static string Article(string kind) => kind == Time ? "a date" : "a " + kind;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static RefusedException Refuse(string message) => new("filter", message);
}
