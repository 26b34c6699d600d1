using System.Globalization;

namespace Ovop.Gis.Spatial.Units;

/// <summary>A surface; the number inside never leaves without its unit.</summary>
public readonly record struct Area : IComparable<Area>
{
    private Area(double squareMetres) => SquareMetres = squareMetres;

    public double SquareMetres { get; }
    public double Hectares => SquareMetres / 1e4;
    public double SquareKilometres => SquareMetres / 1e6;

    public static Area Zero => default;

    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Area FromSquareMetres(double squareMetres) => double.IsFinite(squareMetres)
        ? new Area(squareMetres)
        : throw new ArgumentOutOfRangeException(nameof(squareMetres), squareMetres, "An area is a finite number of square metres.");

    public static Area FromHectares(double hectares) => FromSquareMetres(hectares * 1e4);
    public static Area FromSquareKilometres(double squareKilometres) => FromSquareMetres(squareKilometres * 1e6);

    public static Area operator +(Area left, Area right) => new(left.SquareMetres + right.SquareMetres);
    public static Area operator -(Area left, Area right) => new(left.SquareMetres - right.SquareMetres);
    public static bool operator <(Area left, Area right) => left.SquareMetres < right.SquareMetres;
    public static bool operator >(Area left, Area right) => left.SquareMetres > right.SquareMetres;
    public static bool operator <=(Area left, Area right) => left.SquareMetres <= right.SquareMetres;
    public static bool operator >=(Area left, Area right) => left.SquareMetres >= right.SquareMetres;

    /// <summary>The share this area takes of a whole; zero of nothing is zero.</summary>
    public static Share operator /(Area part, Area whole) =>
        Share.FromRatio(whole.SquareMetres == 0 ? 0 : part.SquareMetres / whole.SquareMetres);

    public Area Abs() => new(Math.Abs(SquareMetres));
    public int CompareTo(Area other) => SquareMetres.CompareTo(other.SquareMetres);
    public override string ToString() => SquareMetres.ToString("R", CultureInfo.InvariantCulture) + " m²";
}
