using NetTopologySuite.Geometries;

namespace Ovop.Gis.Planning.Filters;

/// <summary>A condition on a feature, as OGC 21-065r2 (CQL2) has them. It is true, false, or unknown where a value is missing; only true lets a feature through.</summary>
public abstract record Filter
{
    private Filter()
    {
    }

    public sealed record And(IReadOnlyList<Filter> All) : Filter;

    public sealed record Or(IReadOnlyList<Filter> Any) : Filter;

    public sealed record Not(Filter Inner) : Filter;

    public sealed record Compare(Value Left, Comparison Operator, Value Right) : Filter;

    /// <summary>Text against a pattern: % stands for any letters, _ for one, \ takes the next as it is.</summary>
    public sealed record Like(Value Text, Value Pattern) : Filter;

    public sealed record Between(Value Middle, Value Low, Value High) : Filter;

    public sealed record In(Value Sought, IReadOnlyList<Value> List) : Filter;

    public sealed record IsNull(Value Value) : Filter;

    public sealed record Spatial(SpatialRelation Relation, Shape Left, Shape Right) : Filter;

    public sealed record Temporal(TemporalRelation Relation, Span Left, Span Right) : Filter;

    /// <summary>A boolean that stands by itself.</summary>
    public sealed record Truth(Value Value) : Filter;
}

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Named as in ISO 19125; the geometry on the left is the subject.</summary>
public enum SpatialRelation
{
    Intersects,
    Disjoint,
    Equals,
    Touches,
    Crosses,
    Within,
    Contains,
    Overlaps,
}

/// <summary>Allen's thirteen as CQL2 names them, with Disjoint and Intersects.</summary>
public enum TemporalRelation
{
    After,
    Before,
    Contains,
    Disjoint,
    During,
    Equals,
    FinishedBy,
    Finishes,
    Intersects,
    Meets,
    MetBy,
    OverlappedBy,
    Overlaps,
    StartedBy,
    Starts,
}

/// <summary>Something with one value: a property, a literal, or what is made of them.</summary>
public abstract record Value
{
    private Value()
    {
    }

    public sealed record Property(string Name) : Value;

    public sealed record Text(string Content) : Value;

    public sealed record Number(double Magnitude) : Value;

    public sealed record Flag(bool IsTrue) : Value;

    /// <summary>A day or a moment; a day is all of its hours.</summary>
    public sealed record Instant(DateTimeOffset From, DateTimeOffset To, bool IsDay) : Value;

    public sealed record Arithmetic(char Operator, Value Left, Value Right) : Value;

    /// <summary>Text without regard to case.</summary>
    public sealed record Folded(Value Inner) : Value;
}

/// <summary>A geometry in a condition.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>The feature's own, by whatever name the property is asked for.</summary>
    public sealed record OfFeature(string Name) : Shape;

    /// <param name="Geometry">In longitude and latitude on WGS 84.</param>
    public sealed record Literal(Geometry Geometry) : Shape;
}

/// <summary>A stretch of time; an end that is null is open. One value alone is its own start and end.</summary>
public sealed record Span(Value? Start, Value? End)
{
    public bool IsInterval { get; init; }
}
