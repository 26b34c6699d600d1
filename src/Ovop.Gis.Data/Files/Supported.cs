namespace Ovop.Gis.Data.Files;

internal static class Supported
{
    public const string Text =
        "a zipped shapefile (.zip with .shp, .shx, .dbf and .prj), a shapefile (.shp beside its parts), a GeoPackage (.gpkg) or GeoJSON (.geojson, .json).";
}
