using System.Globalization;

namespace Ovop.Gis.Spatial.Units;

/// <summary>A part of a whole; 1 is all of it.</summary>
public readonly record struct Share : IComparable<Share>
{
    private Share(double ratio) => Ratio = ratio;

    public double Ratio { get; }
    public double Percent => Ratio * 100;

    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Share FromRatio(double ratio) => double.IsFinite(ratio)
        ? new Share(ratio)
        : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A share is a finite ratio.");

    public static Share FromPercent(double percent) => FromRatio(percent / 100);

    public int CompareTo(Share other) => Ratio.CompareTo(other.Ratio);
    public static bool operator <(Share left, Share right) => left.Ratio < right.Ratio;
    public static bool operator >(Share left, Share right) => left.Ratio > right.Ratio;
    public static bool operator <=(Share left, Share right) => left.Ratio <= right.Ratio;
    public static bool operator >=(Share left, Share right) => left.Ratio >= right.Ratio;
    public override string ToString() => Percent.ToString("R", CultureInfo.InvariantCulture) + " %";
}
