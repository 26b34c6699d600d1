using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Ovop.Gis.Data.Tests.GeoPackage;

/// <summary>GeoPackages as other programs make them, small.</summary>
internal static class SampleGeoPackage
{
    public static byte[] Blob(string wkt, Ordinates ordinates = Ordinates.XY) =>
        new GeoPackageGeoWriter { HandleOrdinates = ordinates }.Write(new WKTReader().Read(wkt));

    public static byte[] Make(params string[] layers) => Make(layers, "EPSG", 32649, null);

    public static byte[] Make(string[] layers, string organization, int code, byte[]? geometry, string extraSql = "")
    {
        using var folder = new ScratchFolder();
        var path = folder["a.gpkg"];
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            Run(connection, $"""
                PRAGMA application_id = 1196444487;
                CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
                CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
                CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);
                INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 5, '{organization}', {code}, 'PROJCS["TM-3"]', NULL), ('undefined', -1, 'NONE', -1, 'undefined', NULL);
                """);
            foreach (var layer in layers)
            {
                Run(connection, $"""
                    CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY, geom BLOB, NAMOBJ TEXT(80), LUAS REAL, RESMI BOOLEAN, TGL DATE, N MEDIUMINT, FOTO BLOB);
                    INSERT INTO gpkg_contents VALUES ('{layer}', 'features', '{layer}', 5);
                    INSERT INTO gpkg_geometry_columns VALUES ('{layer}', 'geom', 'GEOMETRY', 5, 2, 2);
                    INSERT INTO "{layer}" VALUES (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
                    """);
                using var insert = connection.CreateCommand();
                insert.CommandText = $"INSERT INTO \"{layer}\" VALUES (7, $g, '大伯公', 12.5, 1, '2024-02-29', 42, x'00ff')";
                insert.Parameters.AddWithValue("$g", geometry ?? Blob("POLYGON ((0 0, 1 0, 1 1, 0 0))"));
                insert.ExecuteNonQuery();
            }
            if (extraSql.Length > 0) Run(connection, extraSql);
        }
        return File.ReadAllBytes(path);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
