namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>A sphere or an oblate ellipsoid of revolution.</summary>
/// <remarks>Flattening from 0 to 0.02: the sixth-order series stay below 1 nm in that range.</remarks>
public readonly record struct Ellipsoid
{
    /// <exception cref="ArgumentOutOfRangeException">The radius is not positive, or the flattening outside 0 to 0.02.</exception>
    public Ellipsoid(double equatorialRadiusMetres, double flatteningRatio)
    {
        if (!double.IsFinite(equatorialRadiusMetres) || equatorialRadiusMetres <= 0)
            throw new ArgumentOutOfRangeException(nameof(equatorialRadiusMetres), equatorialRadiusMetres, "A radius is a positive number of metres.");
        if (!(flatteningRatio is >= 0 and <= 0.02))
            throw new ArgumentOutOfRangeException(nameof(flatteningRatio), flatteningRatio, "The flattening must be between 0 and 0.02.");
        EquatorialRadiusMetres = equatorialRadiusMetres;
        FlatteningRatio = flatteningRatio;
    }

    public double EquatorialRadiusMetres { get; }
    public double FlatteningRatio { get; }
    public double PolarRadiusMetres => EquatorialRadiusMetres * (1 - FlatteningRatio);

    public static Ellipsoid Wgs84 { get; } = new(6_378_137, 1 / 298.257223563);
}
