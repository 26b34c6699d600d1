using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>The way over the ellipsoid of WGS 84 between two places, from the straight line through it; no sine is taken.</summary>
/// <remarks>
/// The geodesic as an arc of the circle that has its curvature at the middle (Euler's formula), and what it differs from that circle:
/// to first order of the flattening with the fifth, seventh and ninth power of the chord, to second order with the fifth. The
/// derivation and the measured error are in the README. The same bits for both directions, in any lane, on any machine.
/// </remarks>
internal static class ChordDistance
{
    /// <summary>The longest chord it is used for.</summary>
    internal const double LimitMetres = 400e3;

    /// <summary>More than it can differ from the exact way; so near to a radius the exact way is asked.</summary>
    internal const double DoubtMetres = 5e-8;

    private const double A = 6_378_137;
    private const double F = 1 / 298.257223563;
    private const double B = A * (1 - F);

    /// <summary>The second eccentricity squared: 1/b² = (1 + S) / a².</summary>
    private const double S = F * (2 - F) / ((1 - F) * (1 - F));

    /// <summary>The chord from the metres between two places along each axis, and the height of its middle over the equator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Metres(Vector256<double> dx, Vector256<double> dy, Vector256<double> dz, Vector256<double> twiceMiddleZ)
    {
        var one = Vector256.Create(1.0);
        var chord2 = dx * dx + dy * dy + dz * dz;
        var z2 = twiceMiddleZ * twiceMiddleZ * 0.25;
        // 1 / N² at the middle, and the curvature in the direction of the chord; sin² of the middle latitude, and the chord's rise.
        var w2 = one / (z2 * (S * (1 + S)) + Vector256.Create(A * A));
        var rise = dz * dz / Vector256.Max(chord2, Vector256.Create(1e-200));
        var bend = rise * S + one;
        var k2 = bend * bend * w2;
        var sin2 = z2 * w2 * ((1 + S) * (1 + S));

        var y = chord2 * k2;
        var x = y * 0.25;
        var arc = ((((x * (63 / 2816.0) + Vector256.Create(35 / 1152.0)) * x + Vector256.Create(5 / 112.0)) * x + Vector256.Create(3 / 40.0)) * x + Vector256.Create(1 / 6.0)) * x;
        var ofSin = (y * (39 / 71680.0) + Vector256.Create(23 / 13440.0)) * y + Vector256.Create(1 / 240.0);
        var ofRise = (y * (5 / 12288.0) + Vector256.Create(3 / 1792.0)) * y + Vector256.Create(1 / 160.0);
        var second = rise * (rise * (1 / 180.0) + Vector256.Create(1 / 1440.0) - sin2 * (1 / 144.0));
        var less = (sin2 * ofSin + rise * ofRise + second * S) * (y * (chord2 * w2) * S);
        var chord = Vector256.Sqrt(chord2);
        return chord + chord * (arc - less);
    }

    /// <summary>Only for places whose chord is within <see cref="LimitMetres"/>.</summary>
    internal static double Metres(SpacePoint from, SpacePoint to) => Metres(
        Vector256.Create(to.X - from.X), Vector256.Create(to.Y - from.Y), Vector256.Create(to.Z - from.Z), Vector256.Create(to.Z + from.Z)).ToScalar();

    /// <summary>No two places so far apart over the ellipsoid have a longer chord than this.</summary>
    /// <remarks>Drawn out to a sphere of radius a, no way grows by more than a/b and no chord shrinks; and no way is shorter than its chord.</remarks>
    internal static double LongestChordMetres(double metres) =>
        metres < 1e5 ? metres + 1e-6 : Math.Min(metres, 2 * A * Sin(Math.Min(Math.PI / 2, metres / (2 * B)))) * (1 + 1e-12) + 1e-6;

    /// <summary>No two places with a chord up to this are farther apart over the ellipsoid; zero where that cannot be said.</summary>
    /// <remarks>Pressed to a sphere of radius b, no chord grows, and no way shrinks by more than b/a.</remarks>
    internal static double SureChordMetres(double metres) =>
        metres >= Math.PI * A ? double.PositiveInfinity : Math.Max(0, 2 * B * Sin(metres / (2 * A)) * (1 - 1e-12) - 1e-6);

    private static double Sin(double radians) => Direction.FromRadians(radians).Sin;
}
