using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Ovop.Gis.Fuzz.Core;

/// <summary>GeoPackages as seeds: one in order, and some whose SQL means harm.</summary>
internal static class SeedGeoPackages
{
    private static readonly string[] Extras =
    [
        "",
        "DROP TABLE a; CREATE VIEW a AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT NULL AS geom FROM n WHERE i < 0",
        "DROP TABLE a; CREATE VIEW a AS SELECT zeroblob(1000000000) AS geom",
        "DROP TABLE a; CREATE VIEW a AS SELECT printf('%1000000000d', 1) AS t, NULL AS geom",
        "DROP TABLE a; CREATE VIEW a AS SELECT * FROM a",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM gpkg_contents; END",
        "DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS SELECT load_extension('x') AS table_name, 'features' AS data_type",
        "DROP TABLE a; CREATE VIRTUAL TABLE a USING fts5(geom)",
        "UPDATE gpkg_contents SET table_name = 'sqlite_master'; UPDATE gpkg_geometry_columns SET table_name = 'sqlite_master', column_name = 'sql'",
        "PRAGMA encoding = 'UTF-16'; UPDATE a SET NAMOBJ = x'ff00fe'; UPDATE a SET N = 'nine'",
    ];

    public static IEnumerable<byte[]> All() => Extras.Select(Make).OfType<byte[]>();

    private static byte[]? Make(string extra)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ovop-seed-{Guid.NewGuid():N}.gpkg");
        try
        {
            using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                connection.Open();
                Run(connection, """
                    PRAGMA page_size = 1024;
                    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
                    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
                    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);
                    INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 5, 'EPSG', 32649, 'PROJCS["x"]', NULL);
                    CREATE TABLE a (fid INTEGER PRIMARY KEY, geom BLOB, NAMOBJ TEXT, LUAS REAL, RESMI BOOLEAN, TGL DATE, N MEDIUMINT);
                    INSERT INTO gpkg_contents VALUES ('a', 'features', 'a', 5);
                    INSERT INTO gpkg_geometry_columns VALUES ('a', 'geom', 'GEOMETRY', 5, 2, 2);
                    """);
                foreach (var wkt in (string[])["POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((2 2, 3 2, 3 3, 2 2)))", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))"])
                {
                    using var insert = connection.CreateCommand();
                    insert.CommandText = "INSERT INTO a VALUES (NULL, $g, '大伯公', 12.5, 1, '2024-02-29', 42)";
                    insert.Parameters.AddWithValue("$g", new GeoPackageGeoWriter { HandleOrdinates = Ordinates.XY }.Write(new WKTReader().Read(wkt)));
                    insert.ExecuteNonQuery();
                }
                if (extra.Length > 0) Run(connection, extra);
            }
            return File.ReadAllBytes(path);
        }
        catch (SqliteException)
        {
            // This build of SQLite cannot make it; then no such file comes from it either.
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
