using System.Globalization;

namespace Ovop.Gis.Spatial.Units;

/// <summary>A length along a path, never negative.</summary>
public readonly record struct Distance : IComparable<Distance>
{
    private Distance(double metres) => Metres = metres;

    public double Metres { get; }
    public double Kilometres => Metres / 1e3;

    public static Distance Zero => default;

    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public static Distance FromMetres(double metres) => double.IsFinite(metres) && metres >= 0
        ? new Distance(metres)
        : throw new ArgumentOutOfRangeException(nameof(metres), metres, "A distance is a finite number of metres, zero or more.");

    public static Distance FromKilometres(double kilometres) => FromMetres(kilometres * 1e3);

    public static Distance operator +(Distance left, Distance right) => new(left.Metres + right.Metres);
    public static bool operator <(Distance left, Distance right) => left.Metres < right.Metres;
    public static bool operator >(Distance left, Distance right) => left.Metres > right.Metres;
    public static bool operator <=(Distance left, Distance right) => left.Metres <= right.Metres;
    public static bool operator >=(Distance left, Distance right) => left.Metres >= right.Metres;
    public int CompareTo(Distance other) => Metres.CompareTo(other.Metres);
    public override string ToString() => Metres.ToString("R", CultureInfo.InvariantCulture) + " m";
}
