using NetTopologySuite.Geometries;

namespace Ovop.Gis.Spatial.Layers;

/// <summary>An axis-parallel box in the units of its coordinates; empty while its minimum exceeds its maximum.</summary>
public readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
{
    public static Box Empty => new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public bool IsEmpty => MinX > MaxX || MinY > MaxY;

    public static Box Of(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var e = geometry.EnvelopeInternal;
        return e.IsNull ? Empty : new Box(e.MinX, e.MinY, e.MaxX, e.MaxY);
    }

    public bool Intersects(in Box other) =>
        MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;

    public bool Contains(double x, double y) => x >= MinX && x <= MaxX && y >= MinY && y <= MaxY;

    public Box Union(in Box other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));
}
