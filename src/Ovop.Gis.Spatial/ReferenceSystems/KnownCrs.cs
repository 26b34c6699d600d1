using System.Globalization;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The reference systems that Indonesian plans come in, by their codes.</summary>
/// <remarks>
/// WGS84, SRGI2013, DGN95 and ID74, geographic and UTM, the TM-3 zones of DGN95, and web Mercator; EPSG register.
/// SRGI2013 and DGN95 are taken as equal to WGS84 (no shift; their own accuracy is better than a metre).
/// </remarks>
public static class KnownCrs
{
    internal sealed record Entry(Crs Crs, CrsDefinition Definition);

    // EPSG:1833 states the rotations as a coordinate frame; TOWGS84 is a position vector, hence the opposite signs.
    private static readonly double[] Id74ToWgs84 = [-1.977, -13.06, -9.993, 0.364, 0.254, 0.689, -1.037];

    // The order is the order of preference where the numbers of two systems are equal.
    internal static IReadOnlyList<Entry> Entries { get; } = [.. List()];

    private static readonly Dictionary<string, Crs> ById = Entries.ToDictionary(e => e.Crs.Id, e => e.Crs, StringComparer.OrdinalIgnoreCase);

    /// <summary>WGS84 with longitude first, as GeoJSON and the engine have it.</summary>
    public static Crs Crs84 { get; } = ById["OGC:CRS84"];

    /// <summary>WGS84 as EPSG writes it, latitude first.</summary>
    public static Crs Wgs84 { get; } = ById["EPSG:4326"];

    public static Crs WebMercator { get; } = ById["EPSG:3857"];

    /// <summary>UTM 49N on WGS84, the metric system of Singkawang.</summary>
    public static Crs Utm49North { get; } = ById["EPSG:32649"];

    /// <summary>TM-3 zone 49.1 on DGN95, the land office's system of Singkawang.</summary>
    public static Crs Tm3Zone491 { get; } = ById["EPSG:23835"];

    public static IReadOnlyList<Crs> All { get; } = [.. Entries.Select(e => e.Crs)];

    /// <summary>Finds a system by "EPSG:32649", "32649", the OGC URN or the OGC address; null if it is not known here.</summary>
    public static Crs? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var parts = text.Trim().Trim('[', ']', '<', '>').Split(':', '/').Where(part => part.Length > 0).ToArray();
        if (parts.Length == 0) return null;
        var code = parts[^1];
        if (code.Equals("CRS84", StringComparison.OrdinalIgnoreCase)) return IsOf("OGC") ? Crs84 : null;
        return IsOf("EPSG") ? ById.GetValueOrDefault("EPSG:" + code) : null;

        bool IsOf(string authority) => parts.Length switch
        {
            1 => true,
            2 => parts[0].Equals(authority, StringComparison.OrdinalIgnoreCase),
            _ => IsOgcName() && parts[^2..^1].Concat(parts[^3..^2]).Any(part => part.Equals(authority, StringComparison.OrdinalIgnoreCase)),
        };
        bool IsOgcName() =>
            text.Contains("urn:ogc:def:crs:", StringComparison.OrdinalIgnoreCase)
            || text.Contains("urn:x-ogc:def:crs:", StringComparison.OrdinalIgnoreCase)
            || text.Contains("www.opengis.net/def/crs/", StringComparison.OrdinalIgnoreCase);
    }

    internal static Entry? EntryOf(Crs crs) => Entries.FirstOrDefault(e => e.Crs.Id == crs.Id);

    private static IEnumerable<Entry> List()
    {
        var wgs84 = new CrsDefinition("WGS_1984", 6378137, 298.257223563, [], null);
        var srgi = wgs84 with { DatumName = "Sistem_Referensi_Geospasial_Indonesia_2013" };
        var dgn95 = wgs84 with { DatumName = "Datum_Geodesi_Nasional_1995" };
        var id74 = new CrsDefinition("Indonesian_Datum_1974", 6378160, 298.247, Id74ToWgs84, null);

        yield return Geographic(4326, "WGS 84", wgs84);
        yield return new Entry(new Crs("OGC:CRS84", "WGS 84 (CRS84)", wgs84.Wkt("WGS 84 (CRS84)", null), true, AxisOrder.EastFirst), wgs84);
        yield return Geographic(9470, "SRGI2013", srgi);
        yield return Geographic(4755, "DGN95", dgn95);
        yield return Geographic(4238, "ID74", id74);
        yield return Projected(3857, "WGS 84 / Pseudo-Mercator", wgs84, Projection.Web);
        foreach (var entry in Utm("WGS 84", wgs84, 32600, 46, 54, 32700, 46, 54)) yield return entry;
        foreach (var entry in Utm("SRGI2013", srgi, 9430, 46, 52, 9440, 47, 54)) yield return entry;
        foreach (var entry in Utm("DGN95", dgn95, 23820, 46, 52, 23830, 47, 54)) yield return entry;
        foreach (var entry in Utm("ID74", id74, 23800, 46, 52, 23840, 47, 54)) yield return entry;
        for (var i = 0; i <= 15; i++)
        {
            var half = i + 1;
            yield return Projected(23830 + i, string.Create(CultureInfo.InvariantCulture, $"DGN95 / Indonesia TM-3 zone {46 + half / 2}.{1 + half % 2}"),
                dgn95, Projection.Transverse(94.5 + 3 * i, 0.9999, 200_000, 1_500_000));
        }
    }

    private static IEnumerable<Entry> Utm(string name, CrsDefinition datum, int north, int firstNorth, int lastNorth, int south, int firstSouth, int lastSouth)
    {
        for (var zone = firstNorth; zone <= lastNorth; zone++)
            yield return Projected(north + zone, string.Create(CultureInfo.InvariantCulture, $"{name} / UTM zone {zone}N"), datum, Projection.Transverse(6 * zone - 183, 0.9996, 500_000, 0));
        for (var zone = firstSouth; zone <= lastSouth; zone++)
            yield return Projected(south + zone, string.Create(CultureInfo.InvariantCulture, $"{name} / UTM zone {zone}S"), datum, Projection.Transverse(6 * zone - 183, 0.9996, 500_000, 10_000_000));
    }

    private static Entry Geographic(int code, string name, CrsDefinition definition) => Of(code, name, definition, AxisOrder.NorthFirst);

    private static Entry Projected(int code, string name, CrsDefinition datum, Projection projection) =>
        Of(code, name, datum with { Projection = projection }, AxisOrder.EastFirst);

    private static Entry Of(int code, string name, CrsDefinition definition, AxisOrder order)
    {
        var text = code.ToString(CultureInfo.InvariantCulture);
        return new Entry(new Crs("EPSG:" + text, name, definition.Wkt(name, text), definition.Projection is null, order), definition);
    }
}
