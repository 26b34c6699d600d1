namespace Ovop.Gis.Data.Files;

internal static class Supported
{
    public const string Text =
        "a zipped shapefile (.zip with .shp, .shx, .dbf and .prj), a shapefile (.shp beside its parts), a GeoPackage (.gpkg), GeoJSON (.geojson, .json) or a table with coordinates (.csv, .tsv, .txt).";
}
