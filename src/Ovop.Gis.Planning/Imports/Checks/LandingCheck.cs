using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Does it land on Singkawang? Where not, names the likely cause and the ways to read it that land.</summary>
internal static class LandingCheck
{
    /// <param name="crs">What the coordinates were taken to be; null where nobody said.</param>
    /// <param name="extent">Of the layer in longitude and latitude; empty where it cannot be placed.</param>
    public static Landing Run(CollectionId layer, Crs? crs, bool swapped, Box rawExtent, Box extent, Lazy<IReadOnlyList<LandingMend>> mends, FindingList findings)
    {
        if (crs is null) return new Landing(null, false, null, mends.Value);
        if (LandingMends.IsOnCity(extent)) return new Landing(extent, true, null, []);
        if (rawExtent.IsEmpty) return new Landing(null, false, null, []);

        var cause = Cause(crs, swapped, rawExtent, extent, mends.Value);
        var text = LandingTexts.Of(cause, crs, mends.Value);
        var (x, y) = ((extent.MinX + extent.MaxX) / 2, (extent.MinY + extent.MaxY) / 2);
        var isPlace = !extent.IsEmpty && Math.Abs(x) <= 180 && Math.Abs(y) <= 90;
        var where = isPlace ? FormattableString.Invariant($"{x:0.###} E, {y:0.###} N") : null;
        var isReference = layer == CollectionId.Kelurahan || layer == CollectionId.Zones || layer == CollectionId.Clusters;
        findings.Add(new Finding("not-on-singkawang", isReference ? Severity.Error : Severity.Warning, null, isPlace ? new Place(x, y) : null, new LocalText(
            $"{(isPlace ? $"Lapisan ini jatuh di {where}, di luar Kota Singkawang" : "Lapisan ini jatuh di luar bumi")}. {text.Id}",
            $"{(isPlace ? $"The layer lands at {where}, outside Kota Singkawang" : "The layer lands off the earth")}. {text.En}")));
        return new Landing(extent.IsEmpty ? null : extent, false, cause, mends.Value);
    }

    private static string? Cause(Crs crs, bool swapped, Box raw, Box extent, IReadOnlyList<LandingMend> mends)
    {
        var looksLikeDegrees = raw is { MinX: >= -180, MaxX: <= 180, MinY: >= -180, MaxY: <= 180 };
        if (mends is [var likely, ..])
        {
            if (likely.SwapAxes != swapped) return "axes-swapped";
            var meant = KnownCrs.Find(likely.Crs)!;
            if (meant.IsGeographic) return "degrees-as-metres";
            if (crs.IsGeographic) return "metres-as-degrees";
            return IsOtherHemisphere(crs, meant) ? "wrong-hemisphere" : "wrong-zone";
        }

        if (!extent.IsEmpty && LandingMends.IsOnCity(new Box(extent.MinX, -extent.MaxY, extent.MaxX, -extent.MinY))) return "latitude-sign";
        return crs.IsGeographic && !looksLikeDegrees ? "metres-as-degrees" : !crs.IsGeographic && looksLikeDegrees ? "degrees-as-metres" : null;
    }

    /// <summary>The same UTM zone on the other side of the equator.</summary>
    private static bool IsOtherHemisphere(Crs crs, Crs meant) =>
        crs.Name.Contains("UTM zone", StringComparison.Ordinal) && meant.Name.Contains("UTM zone", StringComparison.Ordinal)
        && Zone(crs)[..^1] == Zone(meant)[..^1] && Zone(crs) != Zone(meant);

    private static string Zone(Crs crs) => crs.Name[(crs.Name.LastIndexOf(' ') + 1)..];
}
