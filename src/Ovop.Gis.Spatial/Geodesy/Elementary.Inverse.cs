using System.Runtime.CompilerServices;
using Table = Ovop.Gis.Spatial.Geodesy.ElementaryTables;

namespace Ovop.Gis.Spatial.Geodesy;

/// <content>Arcs: all are one arctangent of a quotient, taken in the first octant from the nearest of five angles.</content>
internal static partial class Elementary
{
    /// <summary>Between these neither products nor their errors leave the range of a double.</summary>
    private const double Smallest = 1e-280;
    private const double Greatest = 1e280;

    internal static double Atan(double x) => Atan2(x, 1);

    internal static double Asin(double x)
    {
        if (!(Math.Abs(x) <= 1)) return double.NaN;
        var (leg, rest) = Leg(x);
        return Atan2(x, 0, leg, rest);
    }

    internal static double Acos(double x)
    {
        if (!(Math.Abs(x) <= 1)) return double.NaN;
        var (leg, rest) = Leg(x);
        return Atan2(leg, rest, x, 0);
    }

    internal static double Atan2(double y, double x) => Atan2(y, 0, x, 0);

    /// <summary>The same in degrees. Its quarters are exact.</summary>
    internal static double Atan2Degrees(double y, double x)
    {
        var steep = Math.Abs(y) > Math.Abs(x);
        var (radians, rest) = steep ? FirstOctant(Math.Abs(x), 0, Math.Abs(y), 0) : FirstOctant(Math.Abs(y), 0, Math.Abs(x), 0);
        var degrees = radians * Table.DegreesOfRadian;
        rest = Math.FusedMultiplyAdd(radians, Table.DegreesOfRadian, -degrees) + (radians * Table.DegreesOfRadianRest + rest * Table.DegreesOfRadian);
        var angle = (steep, double.IsNegative(x)) switch
        {
            (false, false) => degrees + rest,
            (true, false) => Less(90, 0, degrees, rest),
            (true, true) => Less(90, 0, -degrees, -rest),
            _ => Less(180, 0, degrees, rest),
        };
        return Math.CopySign(angle, y);
    }

    private static double Atan2(double y, double yRest, double x, double xRest)
    {
        if (y < 0) yRest = -yRest;
        if (x < 0) xRest = -xRest;
        var steep = Math.Abs(y) > Math.Abs(x);
        var (radians, rest) = steep ? FirstOctant(Math.Abs(x), xRest, Math.Abs(y), yRest) : FirstOctant(Math.Abs(y), yRest, Math.Abs(x), xRest);
        var angle = (steep, double.IsNegative(x)) switch
        {
            (false, false) => radians + rest,
            (true, false) => Less(Table.HalfPi, Table.HalfPiRest, radians, rest),
            (true, true) => Less(Table.HalfPi, Table.HalfPiRest, -radians, -rest),
            _ => Less(2 * Table.HalfPi, 2 * Table.HalfPiRest, radians, rest),
        };
        return Math.CopySign(angle, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Less(double u, double du, double v, double dv)
    {
        var (difference, rest) = FastTwoSum(u, -v);
        return difference + (rest + (du - dv));
    }

    /// <summary>The angle whose tangent is rise / run, 0 &lt;= rise &lt;= run, in two parts.</summary>
    /// <remarks>
    /// With c the nearest quarter, atan c + atan((rise - c run) / (run + c rise)), eq. 4.4.34 of Abramowitz and Stegun (1964). The first difference
    /// is exact, being small against both; the quotient is taken to two parts.
    /// </remarks>
    private static (double Radians, double Remainder) FirstOctant(double rise, double riseRest, double run, double runRest)
    {
        if (!(rise >= Smallest && run <= Greatest)) return OutOfRange(rise, riseRest, run, runRest);
        var eighths = 8 * rise;
        var nearest = (eighths > run ? 1 : 0) + (eighths > 3 * run ? 1 : 0) + (eighths > 5 * run ? 1 : 0) + (eighths > 7 * run ? 1 : 0);
        var c = 0.25 * nearest;
        var above = Math.FusedMultiplyAdd(-c, run, rise);
        var below = Math.FusedMultiplyAdd(c, rise, run);
        var belowRest = Math.FusedMultiplyAdd(c, rise, run - below) + (runRest + c * riseRest);
        var t = above / below;
        var tRest = (Math.FusedMultiplyAdd(-t, below, above) + (riseRest - c * runRest - t * belowRest)) * (1 / below);

        var z = t * t;
        var z2 = z * z;
        var series = Table.ArcTangent.C0 + z * Table.ArcTangent.C1
            + z2 * (Table.ArcTangent.C2 + z * Table.ArcTangent.C3 + z2 * (Table.ArcTangent.C4 + z * Table.ArcTangent.C5 + z2 * Table.ArcTangent.C6));
        var (radians, dropped) = nearest == 0 ? (t, 0) : FastTwoSum(Table.Angles[nearest], t);
        return (radians, dropped + (Table.AngleRests[nearest] + tRest + t * z * series));
    }

    private static (double Radians, double Remainder) OutOfRange(double rise, double riseRest, double run, double runRest)
    {
        if (double.IsNaN(rise) || double.IsNaN(run)) return (double.NaN, double.NaN);
        if (rise == 0) return (0, 0);
        if (double.IsInfinity(run)) return double.IsInfinity(rise) ? (QuarterOfPi, Table.HalfPiRest / 2) : (0, 0);
        // Powers of two change no digit; what is smaller than the smallest double beside the run is nothing.
        if (run < 1e150) return FirstOctant(Up(rise), Up(riseRest), Up(run), Up(runRest));
        (rise, riseRest, run, runRest) = (Down(rise), Down(riseRest), Down(run), Down(runRest));
        return rise < Smallest ? (0, 0) : FirstOctant(rise, riseRest, run, runRest);

        static double Up(double value) => Math.ScaleB(value, 315);
        static double Down(double value) => Math.ScaleB(value, -630);
    }

    /// <summary>The other leg of the right-angled triangle with hypotenuse one.</summary>
    private static (double Leg, double Remainder) Leg(double x)
    {
        var square = x * x;
        var (left, dropped) = FastTwoSum(1, -square);
        dropped -= Math.FusedMultiplyAdd(x, x, -square);
        (left, dropped) = FastTwoSum(left, dropped);
        var leg = Math.Sqrt(left);
        return leg == 0 ? (0, 0) : (leg, (Math.FusedMultiplyAdd(-leg, leg, left) + dropped) / (2 * leg));
    }
}
