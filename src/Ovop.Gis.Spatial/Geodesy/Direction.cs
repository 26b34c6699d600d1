using System.Runtime.CompilerServices;

namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>An angle as its sine and cosine.</summary>
internal readonly record struct Direction(double Sin, double Cos)
{
    internal static Direction North => new(0, 1);
    internal static Direction East => new(1, 0);

    internal double Radians => Elementary.Atan2(Sin, Cos);
    internal double Degrees => Elementary.Atan2Degrees(Sin, Cos);

    internal static Direction FromDegrees(double degrees)
    {
        var (sin, cos) = Angles.SinCos(degrees);
        return new Direction(sin, cos);
    }

    internal static Direction FromRadians(double radians)
    {
        var (sin, cos) = Elementary.SinCos(radians);
        return new Direction(sin, cos);
    }

    /// <summary>The direction of a vector; a null vector has the direction of its signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Direction Of(double sin, double cos)
    {
        var length = Hypot(sin, cos);
        return length == 0 ? North : new Direction(sin / length, cos / length);
    }

    internal Direction Plus(Direction other) => new(Sin * other.Cos + Cos * other.Sin, Cos * other.Cos - Sin * other.Sin);

    internal Direction Minus(Direction other) => new(Sin * other.Cos - Cos * other.Sin, Cos * other.Cos + Sin * other.Sin);

    internal static double Hypot(double x, double y) => Math.Sqrt(x * x + y * y);
}
