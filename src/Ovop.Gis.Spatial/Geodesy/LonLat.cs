namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>A place on the ellipsoid, longitude first.</summary>
/// <remarks>Geodetic degrees; latitude from -90 to 90, longitude any finite number.</remarks>
public readonly record struct LonLat
{
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or the latitude is beyond a pole.</exception>
    public LonLat(double longitudeDegrees, double latitudeDegrees)
    {
        if (!double.IsFinite(longitudeDegrees))
            throw new ArgumentOutOfRangeException(nameof(longitudeDegrees), longitudeDegrees, "A longitude is a finite number of degrees.");
        if (!(latitudeDegrees is >= -90 and <= 90))
            throw new ArgumentOutOfRangeException(nameof(latitudeDegrees), latitudeDegrees, "A latitude is between -90 and 90 degrees.");
        LongitudeDegrees = longitudeDegrees;
        LatitudeDegrees = latitudeDegrees;
    }

    public double LongitudeDegrees { get; }
    public double LatitudeDegrees { get; }
}
