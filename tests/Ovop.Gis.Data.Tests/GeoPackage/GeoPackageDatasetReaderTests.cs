using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Imports;
using static Ovop.Gis.Data.Tests.GeoPackage.SampleGeoPackage;
using static Ovop.Gis.Data.Tests.Reading;

namespace Ovop.Gis.Data.Tests.GeoPackage;

public sealed class GeoPackageDatasetReaderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_feature_table_is_read_with_its_column_types()
    {
        var read = await Read(_folder.Write("a b#c%20?.gpkg", Make("kelurahan")));
        Assert.Equal("kelurahan", read.Name);
        Assert.Equal("GeoPackage", read.Format);
        Assert.Null(read.Encoding);
        Assert.Equal(new CrsDeclaration("EPSG:32649", "the gpkg_spatial_ref_sys row"), read.Crs);
        Assert.Equal([new("fid", "integer"), new("NAMOBJ", "text"), new("LUAS", "number"), new("RESMI", "boolean"), new("TGL", "date"), new("N", "integer"), new("FOTO", "text")], read.Fields);
        Assert.Null(read.Features[0].Geometry);
        var second = read.Features[1];
        Assert.Equal(2, second.RecordNumber);
        Assert.Equal("POLYGON ((0 0, 1 0, 1 1, 0 0))", second.Geometry!.AsText());
        Assert.Equal([7L, "大伯公", 12.5, true, new DateOnly(2024, 2, 29), 42L, "00ff"], second.Attributes.Select(pair => pair.Value));
    }

    [Fact]
    public async Task Nothing_is_written_beside_the_file()
    {
        var bytes = Make("kelurahan");
        bytes[18] = bytes[19] = 2; // as SQLite leaves a file in WAL mode
        await Read(_folder.Write("a.gpkg", bytes));
        Assert.Equal(["a.gpkg"], _folder.Names);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder["a.gpkg"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_with_unsaved_changes_beside_it_is_not_read()
    {
        _folder.Write("a.gpkg-wal", "pages");
        Assert.Equal(ReadFaults.GeoPackageInUse, (await Fault(_folder.Write("a.gpkg", Make("kelurahan")))).Code);
    }

    [Fact]
    public async Task Of_several_layers_the_caller_must_name_one()
    {
        var path = _folder.Write("a.gpkg", Make("zona", "desa"));
        var fault = await Fault(path);
        Assert.Equal(ReadFaults.LayerAmbiguous, fault.Code);
        Assert.Contains("desa, zona", fault.Message, StringComparison.Ordinal);
        Assert.Equal("zona", (await Read(path, new(LayerName: "Zona"))).Name);
        Assert.Equal(ReadFaults.LayerNotFound, (await Fault(path, new(LayerName: "jalan"))).Code);
    }

    [Fact]
    public async Task A_zip_may_hold_a_GeoPackage()
    {
        var read = await Read(_folder.Zip("a.zip", [new("x/data.gpkg", Make("zona", "desa"))]), new(LayerName: "desa"));
        Assert.Equal("desa", read.Name);
        Assert.Equal("a.zip", read.SourceFile);
    }

    [Theory]
    [InlineData("ESRI", 102100, 5, "PROJCS[\"TM-3\"]")]
    [InlineData("epsg", 23835, 5, "EPSG:23835")]
    [InlineData("EPSG", 1, -1, null)]
    [InlineData("EPSG", 1, 0, null)]
    [InlineData("EPSG", 1, 99, null)]
    public async Task The_reference_system_is_the_code_where_it_is_EPSG_and_the_text_otherwise(string organization, int code, int srs, string? expected)
    {
        var bytes = Make(["a"], organization, code, null, $"UPDATE gpkg_geometry_columns SET srs_id = {srs}");
        Assert.Equal(expected, (await Read(_folder.Write("a.gpkg", bytes))).Crs?.Text);
    }

    [Theory]
    [InlineData("POINT Z (1 2 3)", Ordinates.XYZ, "POINT (1 2)")]
    [InlineData("LINESTRING ZM (1 2 3 4, 5 6 7 8)", Ordinates.XYZM, "LINESTRING (1 2, 5 6)")]
    [InlineData("POINT EMPTY", Ordinates.XY, "POINT EMPTY")]
    [InlineData("POLYGON EMPTY", Ordinates.XY, "POLYGON EMPTY")]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", Ordinates.XY, "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")]
    [InlineData("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", Ordinates.XY, "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")]
    [InlineData("GEOMETRYCOLLECTION (POINT (1 2))", Ordinates.XY, "GEOMETRYCOLLECTION (POINT (1 2))")]
    public async Task Heights_are_left_behind_and_empty_shapes_stay_empty(string wkt, Ordinates ordinates, string expected)
    {
        var read = await Read(_folder.Write("a.gpkg", Make(["a"], "EPSG", 4326, Blob(wkt, ordinates))));
        Assert.Equal(expected, read.Features[1].Geometry!.AsText());
    }

    [Fact]
    public async Task A_geometry_that_cannot_be_read_is_named_by_its_feature()
    {
        var whole = Blob("POLYGON ((0 0, 1 0, 1 1, 0 0))");
        var at = whole.Length - 64;
        foreach (var (code, change) in ((string, Func<byte[], byte[]>)[])
        [
            (ReadFaults.GeoPackageDamaged, blob => blob[..^1]),
            (ReadFaults.GeoPackageDamaged, blob => [.. blob, 0]),
            (ReadFaults.GeoPackageDamaged, _ => [1, 2, 3]),
            (ReadFaults.GeoPackageDamaged, blob => Changed(blob, 0, "XX"u8)),
            (ReadFaults.GeoPackageDamaged, blob => Changed(blob, at - 4, [255, 255, 255, 127])),
            (ReadFaults.GeoPackageDamaged, blob => Changed(blob, at - 8, [255, 255, 255, 255])),
            (ReadFaults.GeoPackageDamaged, blob => Changed(blob, at - 12, [10])),
        ])
        {
            var fault = await Fault(_folder.Write("a.gpkg", Make(["a"], "EPSG", 4326, change([.. whole]))));
            Assert.Equal(code, fault.Code);
            Assert.Equal(2, fault.RecordNumber);
        }
    }

    [Fact]
    public async Task A_shape_that_cannot_be_built_is_the_fault_of_its_feature_alone()
    {
        var whole = Blob("POLYGON ((0 0, 1 0, 1 1, 0 0))");
        foreach (var (code, blob, salvaged) in ((string, byte[], string)[])
        [
            (ReadFaults.RingNotClosed, Changed([.. whole], whole.Length - 8, BitConverter.GetBytes(0.5)), "POLYGON ((0 0, 1 0, 1 1, 0 0.5, 0 0))"),
            (ReadFaults.CoordinateNotFinite, Changed([.. whole], whole.Length - 48, BitConverter.GetBytes(double.NaN)), "POLYGON ((0 0, 1 1, 0 0))"),
        ])
        {
            var feature = (await Read(_folder.Write("a.gpkg", Make(["a"], "EPSG", 4326, blob)))).Features[1];
            Assert.Null(feature.Geometry);
            Assert.Equal(code, feature.Fault!.Code);
            Assert.Equal(salvaged, feature.Fault.Salvaged!.AsText());
            Assert.Equal("大伯公", feature.Attributes["NAMOBJ"]);
        }
    }

    private static byte[] Changed(byte[] blob, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(blob.AsSpan(at));
        return blob;
    }

    [Fact]
    public async Task What_is_not_SQLite_is_said_so() =>
        Assert.Equal(ReadFaults.GeoPackageDamaged, (await Fault(_folder.Write("a.gpkg", "SQLite? No."))).Code);

    [Theory]
    [InlineData("DROP TABLE gpkg_contents", ReadFaults.GeoPackageTablesMissing)]
    [InlineData("DELETE FROM gpkg_contents", ReadFaults.GeoPackageWithoutLayer)]
    [InlineData("UPDATE gpkg_contents SET data_type = 'tiles'", ReadFaults.GeoPackageWithoutLayer)]
    [InlineData("DROP TABLE a", ReadFaults.GeoPackageDamaged)]
    [InlineData("UPDATE gpkg_geometry_columns SET column_name = 'shape'", ReadFaults.GeoPackageDamaged)]
    [InlineData("UPDATE a SET geom = 'text'", ReadFaults.GeoPackageDamaged)]
    public async Task What_is_missing_in_a_GeoPackage_is_named(string sql, string code) =>
        Assert.Equal(code, (await Fault(_folder.Write("a.gpkg", Make(["a"], "EPSG", 4326, null, sql)))).Code);

    [Fact]
    public async Task A_view_without_end_is_stopped()
    {
        var bytes = Make(["a"], "EPSG", 4326, null, "DROP TABLE a; CREATE VIEW a AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT NULL AS geom FROM n WHERE i < 0");
        var path = _folder.Write("a.gpkg", bytes);
        Assert.Equal(ReadFaults.GeoPackageTooSlow, (await Fault(path, limits: new() { MaxQueryTime = TimeSpan.FromMilliseconds(200) })).Code);
        using var stop = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DatasetReaders().ReadAsync(path, new(), stop.Token));
    }

    [Theory]
    [InlineData("DROP TABLE a; CREATE VIEW a AS SELECT zeroblob(1000000000) AS geom")]
    [InlineData("DROP TABLE a; CREATE VIEW a AS SELECT printf('%1000000000d', 1) AS t, NULL AS geom")]
    [InlineData("DROP TABLE a; CREATE VIEW a AS SELECT load_extension('x') AS geom")]
    [InlineData("DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS SELECT load_extension('x') AS table_name, 'features' AS data_type")]
    public async Task SQL_that_means_harm_is_an_error_of_its_file(string sql) =>
        Assert.Equal(ReadFaults.GeoPackageDamaged, (await Fault(_folder.Write("a.gpkg", Make(["a"], "EPSG", 4326, null, sql)))).Code);

    [Fact]
    public async Task A_trigger_in_the_file_is_never_run()
    {
        var bytes = Make(["a"], "EPSG", 4326, null, "CREATE TRIGGER t AFTER UPDATE ON a BEGIN DELETE FROM a; END");
        Assert.Equal(2, (await Read(_folder.Write("a.gpkg", bytes))).Features.Count);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder["a.gpkg"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task More_columns_features_or_vertices_than_allowed_are_refused()
    {
        var path = _folder.Write("a.gpkg", Make("a"));
        Assert.Equal(ReadFaults.ColumnsTooMany, (await Fault(path, limits: new() { MaxColumns = 4 })).Code);
        Assert.Equal(ReadFaults.FeaturesTooMany, (await Fault(path, limits: new() { MaxFeatures = 1 })).Code);
        Assert.Equal(ReadFaults.VerticesTooMany, (await Fault(path, limits: new() { MaxVertices = 3 })).Code);
    }

    [Fact]
    public async Task A_broken_constraint_is_no_damage()
    {
        const string sql = "PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, 'N MEDIUMINT', 'N MEDIUMINT NOT NULL') WHERE name = 'a'";
        Assert.Equal(2, (await Read(_folder.Write("a.gpkg", Make(["a"], "EPSG", 4326, null, sql)))).Features.Count);
    }

    [Fact]
    public async Task Rows_that_a_damaged_page_would_hide_are_an_error()
    {
        var bytes = Make("a");
        // The page with both rows: a leaf (13) of two cells.
        var page = Enumerable.Range(1, bytes.Length / 4096 - 1).Select(i => i * 4096)
            .Last(at => bytes[at] == 13 && BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 3)) == 2 && bytes.AsSpan(at, 4096).IndexOf("2024-02-29"u8) >= 0);
        bytes[page + 4] = 1;
        var fault = await Fault(_folder.Write("a.gpkg", bytes));
        Assert.Equal(ReadFaults.GeoPackageDamaged, fault.Code);
    }

    [Fact]
    public async Task Values_of_mixed_types_in_one_column_become_text()
    {
        var read = await Read(_folder.Write("a.gpkg", Make(["a"], "EPSG", 4326, null, "INSERT INTO a (N) VALUES ('banyak')")));
        Assert.Equal("text", read.Fields.Single(field => field.Name == "N").Type);
        Assert.Equal([null, "42", "banyak"], read.Features.Select(feature => feature.Attributes["N"]));
    }
}
