using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

/// <summary>Which entries of a zip are layers.</summary>
internal static class ZipLayers
{
    private const int ShxHeaderBytes = 100, ShxEntryBytes = 8;

    /// <summary>Beside shapefiles, .json and .csv are what catalogues leave as metadata.</summary>
    public static IReadOnlyList<ZipItem> Of(ZipFolder zip)
    {
        var hasShapefile = zip.Entries.Any(item => item.Extension is ".shp");
        return [.. zip.Entries.Where(item => item.Extension is ".shp"),
            .. zip.Entries.Where(item => item.Extension is ".geojson" or ".gpkg" || (item.Extension is ".json" or ".csv" or ".tsv" && !hasShapefile))];
    }

    /// <summary>Each by the shortest name that tells it from the others.</summary>
    public static IReadOnlyList<RawLayer> List(ZipFolder zip)
    {
        var layers = Of(zip);
        var isMixed = layers.Any(item => item.Extension is not ".shp");
        string Short(ZipItem item) => isMixed && layers.Count > 1 ? item.FileName : item.Stem;
        return [.. layers.Select(item => new RawLayer(
            layers.Count(other => Short(other).Equals(Short(item), StringComparison.OrdinalIgnoreCase)) == 1 ? Short(item) : isMixed ? item.FullPath : item.FullStem,
            KindOf(item), item.Extension is ".shp" ? CountOf(zip, item) : null))];
    }

    private static string KindOf(ZipItem item) => item.Extension switch
    {
        ".shp" => "Shapefile",
        ".gpkg" => "GeoPackage",
        ".csv" or ".tsv" => "CSV",
        _ => "GeoJSON",
    };

    private static long? CountOf(ZipFolder zip, ZipItem shp) =>
        zip.Entries.FirstOrDefault(item => item.Extension is ".shx" && item.FullStem.Equals(shp.FullStem, StringComparison.OrdinalIgnoreCase)) is { } shx
            ? (shx.Entry.Length - ShxHeaderBytes) / ShxEntryBytes
            : null;
}
