namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>On which side of a line does a point lie? Exact for every input that does not overflow.</summary>
/// <remarks>
/// J. R. Shewchuk, 'Adaptive precision floating-point arithmetic and fast robust geometric predicates', Discrete &amp; Computational
/// Geometry 18 (1997): the plain determinant with its error bound, and where that cannot tell, the exact sum of the six products.
/// </remarks>
internal static class Orientation
{
    private const double Epsilon = 1.1102230246251565e-16;
    private const double ErrorBound = (3 + 16 * Epsilon) * Epsilon;

    /// <summary>Positive where c is left of the line from a to b, negative where right, 0 where on it.</summary>
    public static int Sign(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var (acx, acy, bcx, bcy) = (ax - cx, ay - cy, bx - cx, by - cy);
        // A difference of doubles is zero only where they are equal: a shared end, or a line along an axis.
        if ((acx == 0 || bcy == 0) && (acy == 0 || bcx == 0)) return 0;
        var left = acx * bcy;
        var right = acy * bcx;
        var determinant = left - right;
        var bound = ErrorBound * (Math.Abs(left) + Math.Abs(right));
        return determinant > bound ? 1 : determinant < -bound ? -1 : ExactSign(ax, ay, bx, by, cx, cy);
    }

    private static int ExactSign(double ax, double ay, double bx, double by, double cx, double cy)
    {
        Span<double> sum = stackalloc double[12];
        var length = 0;
        AddProduct(sum, ref length, ax, by);
        AddProduct(sum, ref length, -ax, cy);
        AddProduct(sum, ref length, -cx, by);
        AddProduct(sum, ref length, -ay, bx);
        AddProduct(sum, ref length, ay, cx);
        AddProduct(sum, ref length, cy, bx);
        for (var i = length - 1; i >= 0; i--)
            if (sum[i] != 0) return Math.Sign(sum[i]);
        return 0;
    }

    private static void AddProduct(Span<double> sum, ref int length, double a, double b)
    {
        var product = a * b;
        Grow(sum, ref length, Math.FusedMultiplyAdd(a, b, -product));
        Grow(sum, ref length, product);
    }

    /// <summary>Adds a number to an expansion, components from small to large.</summary>
    private static void Grow(Span<double> sum, ref int length, double value)
    {
        for (var i = 0; i < length; i++)
        {
            var total = value + sum[i];
            var virtualPart = total - value;
            sum[i] = value - (total - virtualPart) + (sum[i] - virtualPart);
            value = total;
        }

        sum[length++] = value;
    }
}
