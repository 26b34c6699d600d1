using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.RelateNG;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Filters;

/// <summary>Says whether a feature meets a filter; literals are made ready once. For one thread.</summary>
public sealed class FilterEvaluator(Filter filter)
{
    private readonly Dictionary<Geometry, RelateNG> _prepared = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, LikePattern> _patterns = new(StringComparer.Ordinal);

    public bool IsMet(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return Of(filter, feature) == true;
    }

    /// <summary>A box outside of which no feature can meet the filter; null where anything can.</summary>
    public static Box? Bounds(Filter filter) => filter switch
    {
        Filter.And and => and.All.Select(Bounds).Aggregate((Box?)null, (one, other) => one is null ? other : other is null ? one : Common(one.Value, other.Value)),
        Filter.Spatial { Relation: not SpatialRelation.Disjoint, Left: Shape.OfFeature, Right: Shape.Literal literal } => Box.Of(literal.Geometry),
        Filter.Spatial { Relation: not SpatialRelation.Disjoint, Left: Shape.Literal literal, Right: Shape.OfFeature } => Box.Of(literal.Geometry),
        _ => null,
    };

    private static Box Common(Box a, Box b) => new(Math.Max(a.MinX, b.MinX), Math.Max(a.MinY, b.MinY), Math.Min(a.MaxX, b.MaxX), Math.Min(a.MaxY, b.MaxY));

    private bool? Of(Filter filter, Feature feature) => filter switch
    {
        Filter.And and => All(and.All, feature),
        Filter.Or or => Any(or.Any, feature),
        Filter.Not not => !Of(not.Inner, feature),
        Filter.Compare compare => FilterValues.Compare(ValueOf(compare.Left, feature), compare.Operator, ValueOf(compare.Right, feature)),
        Filter.Between between => Both(
            FilterValues.Compare(ValueOf(between.Middle, feature), Comparison.GreaterOrEqual, ValueOf(between.Low, feature)),
            FilterValues.Compare(ValueOf(between.Middle, feature), Comparison.LessOrEqual, ValueOf(between.High, feature))),
        Filter.In among => Among(among, feature),
        Filter.Like like => IsLike(like, feature),
        Filter.IsNull isNull => ValueOf(isNull.Value, feature) is null,
        Filter.Truth truth => ValueOf(truth.Value, feature) as bool?,
        Filter.Spatial spatial => Related(spatial, feature),
        Filter.Temporal temporal => TemporalRule.Of(temporal.Relation, SpanOf(temporal.Left, feature), SpanOf(temporal.Right, feature)),
        _ => throw new ArgumentException($"No rule for {filter.GetType().Name}.", nameof(filter)),
    };

    private bool? All(IReadOnlyList<Filter> filters, Feature feature)
    {
        bool? all = true;
        foreach (var one in filters)
        {
            var met = Of(one, feature);
            if (met == false) return false;
            all &= met;
        }

        return all;
    }

    private bool? Any(IReadOnlyList<Filter> filters, Feature feature)
    {
        bool? any = false;
        foreach (var one in filters)
        {
            var met = Of(one, feature);
            if (met == true) return true;
            any |= met;
        }

        return any;
    }

    private static bool? Both(bool? one, bool? other) => one & other;

    private static bool? Among(Filter.In among, Feature feature)
    {
        var sought = ValueOf(among.Sought, feature);
        bool? found = false;
        foreach (var item in among.List)
        {
            var equal = FilterValues.Compare(sought, Comparison.Equal, ValueOf(item, feature));
            if (equal == true) return true;
            found |= equal;
        }

        return found;
    }

    private bool? IsLike(Filter.Like like, Feature feature)
    {
        if (ValueOf(like.Text, feature) is not { } value || ValueOf(like.Pattern, feature) is not string pattern) return null;
        if (!_patterns.TryGetValue(pattern, out var compiled)) _patterns.Add(pattern, compiled = LikePattern.Parse(pattern));
        return compiled.Matches(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }

    private static object? ValueOf(Value value, Feature feature) => value switch
    {
        Value.Property property => feature.Attributes.TryGetValue(property.Name, out var found) ? found is long whole ? (double)whole : found : null,
        Value.Text text => text.Content,
        Value.Number number => number.Magnitude,
        Value.Flag flag => flag.IsTrue,
        Value.Instant instant => instant,
        Value.Arithmetic sum => FilterValues.Calculate(ValueOf(sum.Left, feature), sum.Operator, ValueOf(sum.Right, feature)),
        Value.Folded folded => ValueOf(folded.Inner, feature) is string text ? text.ToUpperInvariant().ToLowerInvariant() : null,
        _ => throw new ArgumentException($"No rule for {value.GetType().Name}.", nameof(value)),
    };

    private static (DateTimeOffset From, DateTimeOffset To)? SpanOf(Span span, Feature feature)
    {
        var start = span.Start is null ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue) : FilterValues.InstantOf(ValueOf(span.Start, feature));
        var end = span.End is null ? (DateTimeOffset.MaxValue, DateTimeOffset.MaxValue) : FilterValues.InstantOf(ValueOf(span.End, feature));
        return start is var (from, _) && end is var (_, to) ? (from, to) : null;
    }

    private bool? Related(Filter.Spatial spatial, Feature feature)
    {
        switch (spatial.Left, spatial.Right)
        {
            case (Shape.OfFeature, Shape.Literal literal):
                return feature.Geometry is { } shape ? Prepared(literal.Geometry).Evaluate(shape, Predicate(Converse(spatial.Relation))) : null;
            case (Shape.Literal literal, Shape.OfFeature):
                return feature.Geometry is { } other ? Prepared(literal.Geometry).Evaluate(other, Predicate(spatial.Relation)) : null;
            case (Shape.Literal one, Shape.Literal another):
                return RelateNG.Relate(one.Geometry, another.Geometry, Predicate(spatial.Relation));
            default:
                return feature.Geometry is { } self ? RelateNG.Relate(self, self, Predicate(spatial.Relation)) : null;
        }
    }

    private RelateNG Prepared(Geometry literal)
    {
        if (!_prepared.TryGetValue(literal, out var relate)) _prepared.Add(literal, relate = RelateNG.Prepare(literal));
        return relate;
    }

    private static SpatialRelation Converse(SpatialRelation relation) => relation switch
    {
        SpatialRelation.Within => SpatialRelation.Contains,
        SpatialRelation.Contains => SpatialRelation.Within,
        _ => relation,
    };

    private static TopologyPredicate Predicate(SpatialRelation relation) => relation switch
    {
        SpatialRelation.Intersects => RelatePredicate.Intersects(),
        SpatialRelation.Disjoint => RelatePredicate.Disjoint(),
        SpatialRelation.Equals => RelatePredicate.EqualsTopologically(),
        SpatialRelation.Touches => RelatePredicate.Touches(),
        SpatialRelation.Crosses => RelatePredicate.Crosses(),
        SpatialRelation.Within => RelatePredicate.Within(),
        SpatialRelation.Contains => RelatePredicate.Contains(),
        _ => RelatePredicate.Overlaps(),
    };
}
