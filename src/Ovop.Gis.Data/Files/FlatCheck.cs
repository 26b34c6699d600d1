using System.Numerics;

namespace Ovop.Gis.Data.Files;

/// <summary>Looks through coordinates, x and y in turn.</summary>
internal static class FlatCheck
{
    /// <summary>False where an ordinate is not a number, infinite, or below the lowest that counts as one.</summary>
    public static bool AllWithin(ReadOnlySpan<double> xy, double lowest)
    {
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var (low, high, good) = (new Vector<double>(lowest), new Vector<double>(double.MaxValue), Vector<long>.AllBitsSet);
            for (; i <= xy.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                var v = new Vector<double>(xy[i..]);
                good &= Vector.GreaterThanOrEqual(v, low) & Vector.LessThanOrEqual(v, high);
            }
            if (good != Vector<long>.AllBitsSet) return false;
        }
        for (; i < xy.Length; i++)
            if (!IsWithin(xy[i], lowest)) return false;
        return true;
    }

    public static bool IsWithin(double ordinate, double lowest) => ordinate >= lowest && ordinate <= double.MaxValue;

    public static bool IsClosed(ReadOnlySpan<double> xy) => xy[0] == xy[^2] && xy[1] == xy[^1];

    /// <summary>The vertices of which both ordinates are good.</summary>
    public static double[] Without(ReadOnlySpan<double> xy, double lowest)
    {
        var kept = new List<double>(xy.Length);
        for (var i = 0; i < xy.Length; i += 2)
            if (IsWithin(xy[i], lowest) && IsWithin(xy[i + 1], lowest)) kept.AddRange(xy.Slice(i, 2));
        return [.. kept];
    }
}
