using System.Globalization;

namespace Ovop.Gis.Spatial.Units;

/// <summary>An azimuth, clockwise from true north, in [0, 360) degrees.</summary>
public readonly record struct Bearing
{
    private Bearing(double degrees) => Degrees = degrees;

    public double Degrees { get; }

    /// <summary>Takes any finite number of degrees and brings it into [0, 360).</summary>
    public static Bearing FromDegrees(double degrees)
    {
        if (!double.IsFinite(degrees))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A bearing is a finite number of degrees.");
        var turned = Math.IEEERemainder(degrees, 360);
        return new Bearing(turned < 0 ? (turned + 360 == 360 ? 0 : turned + 360) : turned);
    }

    public override string ToString() => Degrees.ToString("R", CultureInfo.InvariantCulture) + "°";
}
