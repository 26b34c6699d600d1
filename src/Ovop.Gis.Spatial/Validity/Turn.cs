using System.Runtime.CompilerServices;
using NetTopologySuite.Algorithm;

namespace Ovop.Gis.Spatial.Validity;

/// <summary>Which way a path turns, decided without rounding error.</summary>
/// <remarks>Filter after J. R. Shewchuk, Adaptive precision floating-point arithmetic (1997): only where its bound does not decide are doubled doubles used.</remarks>
internal static class Turn
{
    private const double Epsilon = 1.1102230246251565e-16;
    private const double ErrorBound = (3 + 16 * Epsilon) * Epsilon;

    /// <summary>1 where c lies left of the line from a to b, -1 right of it, 0 on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var left = (ax - cx) * (by - cy);
        var right = (ay - cy) * (bx - cx);
        var determinant = left - right;
        var bound = ErrorBound * (Math.Abs(left) + Math.Abs(right));
        if (determinant > bound) return 1;
        return determinant < -bound ? -1 : CGAlgorithmsDD.OrientationIndex(ax, ay, bx, by, cx, cy);
    }
}
