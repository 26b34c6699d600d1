namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>What a closed ring of geodesic edges encloses.</summary>
/// <remarks>Karney (2013) section 6. The ring may run either way round and may enclose a pole.</remarks>
internal static class RingArea
{
    /// <summary>The enclosed surface, positive when the ring runs anticlockwise; between minus and plus half the ellipsoid.</summary>
    /// <param name="geodesic">The ellipsoid.</param>
    /// <param name="lonLat">Longitude and latitude in turn, in degrees; the first vertex may be repeated at the end.</param>
    internal static double SignedSquareMetres(Geodesic geodesic, ReadOnlySpan<double> lonLat)
    {
        if (lonLat.Length % 2 != 0) throw new ArgumentException("A ring is pairs of longitude and latitude.", nameof(lonLat));
        if (lonLat.Length < 6) return 0;
        var sum = new CompensatedSum();
        var turned = 0.0;
        var from = new LonLat(lonLat[^2], lonLat[^1]);
        for (var i = 0; i < lonLat.Length; i += 2)
        {
            var to = new LonLat(lonLat[i], lonLat[i + 1]);
            if (to != from)
            {
                sum.Add(new InverseProblem(geodesic, from, to, withArea: true).Solve().SquareMetres);
                turned += Angles.Difference(from.LongitudeDegrees, to.LongitudeDegrees).Degrees;
            }
            from = to;
        }
        // Each edge was measured down to the equator; a ring round a pole leaves a hemisphere instead.
        var hemisphere = geodesic.HemisphereSquareMetres;
        var signed = Math.Round(turned / 360) * hemisphere - sum.Value;
        return Math.IEEERemainder(signed, 2 * hemisphere);
    }
}
