using System.Globalization;

namespace Ovop.Gis.Planning.Features;

/// <summary>How numbers are written in the two languages of <see cref="LocalText"/>: 1.234,5 and 1,234.5. The machine's own culture plays no part.</summary>
public static class LocalNumbers
{
    public static NumberFormatInfo Id { get; } = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });

    public static NumberFormatInfo En => NumberFormatInfo.InvariantInfo;
}
