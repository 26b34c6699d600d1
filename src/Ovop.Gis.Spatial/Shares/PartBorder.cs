namespace Ovop.Gis.Spatial.Shares;

/// <summary>The border of a part by whose line it is, each line counted once.</summary>
/// <param name="WholeMetres">The whole's own border.</param>
/// <param name="CoverMetres">Borders of covers inside the whole.</param>
/// <param name="CommonMetres">Where a cover's border lies upon the whole's.</param>
public readonly record struct PartBorder(double WholeMetres, double CoverMetres, double CommonMetres)
{
    public static PartBorder operator +(PartBorder left, PartBorder right) =>
        new(left.WholeMetres + right.WholeMetres, left.CoverMetres + right.CoverMetres, left.CommonMetres + right.CommonMetres);
}
