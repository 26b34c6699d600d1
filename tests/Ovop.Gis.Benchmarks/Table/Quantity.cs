using System.Globalization;

namespace Ovop.Gis.Benchmarks.Table;

/// <summary>Figures for people, with three digits that count.</summary>
internal static class Quantity
{
    public static string Time(double seconds) => seconds switch
    {
        >= 1 => Digits(seconds) + " s",
        >= 1e-3 => Digits(seconds * 1e3) + " ms",
        >= 1e-6 => Digits(seconds * 1e6) + " µs",
        _ => Digits(seconds * 1e9) + " ns",
    };

    public static string Rate(double perSecond) => Digits(perSecond) + " / s";

    public static string Ratio(double ratio) => Digits(ratio) + " ×";

    public static string Megabytes(double megabytes) => megabytes.ToString("#,0", CultureInfo.InvariantCulture) + " MB";

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Digits(double value) => value.ToString(
        value switch { >= 100 => "#,0", >= 10 => "0.0", >= 1 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);
}
