using System.Globalization;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.Reconciliation;

/// <summary>Numbers as people read them in each of the two languages.</summary>
internal static class PrintedNumber
{
    public static string SquareKilometres(Area area, bool indonesian) => Format(area.SquareKilometres, 2, indonesian) + " km²";

    public static string Hectares(Area area, bool indonesian) => Format(area.Hectares, 0, indonesian) + " ha";

    public static string Percent(Share share, bool indonesian, int decimals = 2) => Format(share.Percent, decimals, indonesian) + (indonesian ? " %" : "%");

    public static string Format(double value, int decimals, bool indonesian) =>
        value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), indonesian ? LocalNumbers.Id : LocalNumbers.En);
}
