namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>A linear map of space and a shift: rows of three factors and a term.</summary>
internal readonly record struct AffineMap(
    double XX, double XY, double XZ, double X0,
    double YX, double YY, double YZ, double Y0,
    double ZX, double ZY, double ZZ, double Z0)
{
    private const double RadiansPerSecond = Math.PI / (180 * 3600);

    /// <summary>Three shifts in metres, three rotations in seconds, scale in parts per million; what is missing is nought.</summary>
    internal static AffineMap PositionVector(IReadOnlyList<double> parameters)
    {
        double At(int i) => i < parameters.Count ? parameters[i] : 0;
        var (rx, ry, rz, scale) = (At(3) * RadiansPerSecond, At(4) * RadiansPerSecond, At(5) * RadiansPerSecond, 1 + At(6) * 1e-6);
        return new AffineMap(
            scale, -scale * rz, scale * ry, At(0),
            scale * rz, scale, -scale * rx, At(1),
            -scale * ry, scale * rx, scale, At(2));
    }

    internal (double X, double Y, double Z) Apply(double x, double y, double z) =>
        (XX * x + XY * y + XZ * z + X0, YX * x + YY * y + YZ * z + Y0, ZX * x + ZY * y + ZZ * z + Z0);

    /// <summary>This map after another.</summary>
    internal AffineMap After(AffineMap first)
    {
        var (x0, y0, z0) = Apply(first.X0, first.Y0, first.Z0);
        return new AffineMap(
            XX * first.XX + XY * first.YX + XZ * first.ZX, XX * first.XY + XY * first.YY + XZ * first.ZY, XX * first.XZ + XY * first.YZ + XZ * first.ZZ, x0,
            YX * first.XX + YY * first.YX + YZ * first.ZX, YX * first.XY + YY * first.YY + YZ * first.ZY, YX * first.XZ + YY * first.YZ + YZ * first.ZZ, y0,
            ZX * first.XX + ZY * first.YX + ZZ * first.ZX, ZX * first.XY + ZY * first.YY + ZZ * first.ZY, ZX * first.XZ + ZY * first.YZ + ZZ * first.ZZ, z0);
    }

    /// <summary>By cofactors.</summary>
    internal AffineMap Inverse()
    {
        var (a, b, c) = (YY * ZZ - YZ * ZY, YZ * ZX - YX * ZZ, YX * ZY - YY * ZX);
        var determinant = XX * a + XY * b + XZ * c;
        var linear = new AffineMap(
            a / determinant, (XZ * ZY - XY * ZZ) / determinant, (XY * YZ - XZ * YY) / determinant, 0,
            b / determinant, (XX * ZZ - XZ * ZX) / determinant, (XZ * YX - XX * YZ) / determinant, 0,
            c / determinant, (XY * ZX - XX * ZY) / determinant, (XX * YY - XY * YX) / determinant, 0);
        var (x, y, z) = linear.Apply(X0, Y0, Z0);
        return linear with { X0 = -x, Y0 = -y, Z0 = -z };
    }
}
