using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Testing;
using static Ovop.Gis.Data.Tests.Reading;
using static Ovop.Gis.Data.Tests.Shapefile.SampleShapefile;

namespace Ovop.Gis.Data.Tests.Shapefile;

public sealed class ShapefileReaderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_kelurahan_of_Singkawang_are_26_with_their_names()
    {
        var read = await Read(Places.SharedGeodata("singkawang-kelurahan.zip"));
        Assert.Equal("ADMINISTRASIDESA_AR_25K", read.Name);
        Assert.Equal("Shapefile", read.Format);
        Assert.Equal("singkawang-kelurahan.zip", read.SourceFile);
        Assert.Equal(26, read.Features.Count);
        Assert.Equal(new EncodingChoice("utf-8", "the .cpg file"), read.Encoding);
        Assert.StartsWith("GEOGCS[\"GCS_WGS_1984\"", read.Crs!.Text, StringComparison.Ordinal);
        Assert.Equal(".prj", read.Crs.Where);
        var names = read.Features.Select(feature => (string)feature.Attributes["WADMKD"]!).ToList();
        Assert.Contains("Roban", names);
        Assert.Contains("Pangmilang", names);
        Assert.Contains("Sedau", names);
        Assert.All(read.Features, feature => Assert.Equal("Kota Singkawang", feature.Attributes["WADMKK"]));
        Assert.All(read.Features, feature => Assert.True(feature.Geometry!.IsValid));
        Assert.Equal(Enumerable.Range(1, 26), read.Features.Select(feature => feature.RecordNumber));
        Assert.Contains(new RawField("TIPADM", "integer"), read.Fields);
    }

    [Fact]
    public async Task The_villages_of_West_Kalimantan_are_2130_and_agree_with_the_library()
    {
        var path = Places.SharedGeodata("kalbar-desa.zip");
        var read = await Read(path);
        Assert.Equal(2_130, read.Features.Count);
        await ZipFile.ExtractToDirectoryAsync(path, _folder["desa"], TestContext.Current.CancellationToken);
        var library = NetTopologySuite.IO.Esri.Shapefile.ReadAllGeometries(_folder["desa/villages61.shp"]);
        for (var i = 0; i < library.Length; i++)
            Assert.True(library[i].Normalized().EqualsExact(AsMulti(read.Features[i].Geometry!).Normalized()), $"record {i + 1}");
    }

    private static Geometry AsMulti(Geometry geometry) => geometry is Polygon polygon ? geometry.Factory.CreateMultiPolygon([polygon]) : geometry;

    [Fact]
    public async Task A_loose_shapefile_is_read_with_all_its_column_types()
    {
        var read = await Read(_folder.Write(Kelurahan()));
        Assert.Equal("kelurahan", read.Name);
        Assert.Equal("kelurahan.shp", read.SourceFile);
        Assert.Equal([new("NAMOBJ", "text"), new("KODE", "integer"), new("LUAS", "number"), new("TGL", "date"), new("RESMI", "boolean")], read.Fields);
        var first = read.Features[0].Attributes;
        Assert.Equal("Roban", first["NAMOBJ"]);
        Assert.Equal(61720110L, first["KODE"]);
        Assert.Equal(12.5, first["LUAS"]);
        Assert.Equal(new DateOnly(2020, 2, 29), first["TGL"]);
        Assert.Equal(true, first["RESMI"]);
        Assert.Equal(15, read.Features[0].Geometry!.Area);
        Assert.Equal(2, read.Features[1].Geometry!.NumGeometries);
    }

    [Fact]
    public async Task Values_that_were_never_given_are_null()
    {
        var read = await Read(_folder.Write(Write("a", Encoding.UTF8, [(null, Polygon("POINT (1 2)"))])));
        Assert.All(read.Features[0].Attributes, pair => Assert.Null(pair.Value));
    }

    [Theory]
    [InlineData("POINT (1 2)")]
    [InlineData("MULTIPOINT ((1 2), (3 4))")]
    [InlineData("LINESTRING (0 0, 1 1)")]
    [InlineData("MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))")]
    public async Task Points_and_lines_come_back_as_they_were(string wkt)
    {
        var read = await Read(_folder.Write(Write("a", Encoding.UTF8, [("x", Polygon(wkt))])));
        Assert.Equal(wkt, read.Features[0].Geometry!.AsText());
    }

    [Fact]
    public async Task Parts_are_found_whatever_the_case_of_their_names()
    {
        var files = Kelurahan().ToDictionary(file => file.Key.EndsWith(".shp", StringComparison.Ordinal) ? file.Key : file.Key.ToUpperInvariant(), file => file.Value);
        var read = await Read(_folder.Write(files));
        Assert.Equal(3, read.Features.Count);
        Assert.NotNull(read.Crs);
    }

    [Fact]
    public async Task The_hash_of_a_loose_shapefile_is_over_its_parts_in_a_fixed_order()
    {
        var files = Kelurahan();
        var read = await Read(_folder.Write(files));
        var all = new[] { ".shp", ".shx", ".dbf", ".prj", ".cpg" }.SelectMany(extension => files["kelurahan" + extension]).ToArray();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(all)), read.SourceSha256);
    }

    [Fact]
    public async Task The_hash_of_a_zip_is_over_the_zip()
    {
        var path = _folder.Zip("a.zip", Kelurahan());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))), (await Read(path)).SourceSha256);
    }

    [Fact]
    public async Task Without_a_prj_nothing_is_said_of_the_reference_system()
    {
        var files = Kelurahan();
        files.Remove("kelurahan.prj");
        Assert.Null((await Read(_folder.Write(files))).Crs);
    }

    [Fact]
    public async Task Without_an_index_the_records_are_walked()
    {
        var files = Kelurahan();
        files.Remove("kelurahan.shx");
        Assert.Equal(3, (await Read(_folder.Write(files))).Features.Count);
    }

    [Fact]
    public async Task A_shp_that_came_alone_is_read_and_what_it_lacks_is_explained()
    {
        var shp = Kelurahan()["kelurahan.shp"];
        foreach (var path in (string[])[_folder.Write("DANAU_AR_50K.shp", shp), _folder.Zip("a.zip", [new("x/DANAU_AR_50K.shp", shp)])])
        {
            var read = await Read(path);
            Assert.Equal(3, read.Features.Count);
            Assert.All(read.Features, feature => Assert.Empty(feature.Attributes));
            Assert.Null(read.Encoding);
            Assert.Null(read.Crs);
            var note = Assert.Single(read.Notes);
            Assert.Equal(ReadFaults.DbfMissing, note.Code);
            Assert.Contains("DANAU_AR_50K.dbf is missing", note.Text.En, StringComparison.Ordinal);
            Assert.Contains("DANAU_AR_50K.dbf tidak ada", note.Text.Id, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_zip_with_the_attributes_but_no_shapes_is_explained()
    {
        var files = Kelurahan();
        files.Remove("kelurahan.shp");
        var fault = await Fault(_folder.Zip("a.zip", files));
        Assert.Equal(ReadFaults.ShapefilePartMissing, fault.Code);
        Assert.Contains("kelurahan.shp", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".shp", ReadFaults.ShapefileDamaged)]
    [InlineData(".shx", ReadFaults.ShapefileIndexDamaged)]
    [InlineData(".dbf", ReadFaults.DbfDamaged)]
    public async Task A_part_that_was_cut_off_is_named(string extension, string code)
    {
        foreach (var length in (int[])[0, 10, 60, -5])
        {
            var files = Kelurahan();
            var whole = files["kelurahan" + extension];
            files["kelurahan" + extension] = whole[..(length < 0 ? whole.Length + length : length)];
            var fault = await Assert.ThrowsAsync<UnreadableFileException>(() =>
                new Data.Shapefile.ShapefileReader().ReadAsync(_folder.Write(files), new(), TestContext.Current.CancellationToken));
            Assert.Equal(code, fault.Code);
            Assert.Equal("kelurahan" + extension, fault.FileName);
        }
    }

    [Theory]
    [InlineData(".shp", ReadFaults.ShapefileDamaged)]
    [InlineData(".shx", ReadFaults.ShapefileIndexDamaged)]
    [InlineData(".dbf", ReadFaults.DbfDamaged)]
    public async Task A_part_cut_off_at_any_byte_is_named(string extension, string code)
    {
        var files = Kelurahan();
        var whole = files["kelurahan" + extension];
        // The last byte of a .dbf only says that it ends.
        for (var length = 1; length < whole.Length - 1; length++)
        {
            files["kelurahan" + extension] = whole[..length];
            var fault = await Fault(_folder.Write(files));
            Assert.True(fault.Code == code, $"{length} bytes gave {fault.Code}");
        }
    }

    [Theory]
    [InlineData(".shp", ReadFaults.ShapefileDamaged)]
    [InlineData(".shx", ReadFaults.ShapefileIndexDamaged)]
    [InlineData(".dbf", ReadFaults.DbfDamaged)]
    [InlineData(".prj", ReadFaults.PrjDamaged)]
    [InlineData(".cpg", ReadFaults.EncodingUnknown)]
    public async Task Garbage_in_a_part_is_named(string extension, string code)
    {
        var files = Kelurahan();
        new Random(1).NextBytes(files["kelurahan" + extension]);
        var fault = await Fault(_folder.Write(files));
        Assert.Equal(code, fault.Code);
        Assert.Equal("kelurahan" + extension, fault.FileName);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-8)]
    [InlineData(0)]
    public async Task A_record_that_lies_about_its_length_is_named(int words)
    {
        var files = Kelurahan();
        files.Remove("kelurahan.shx");
        BinaryPrimitives.WriteInt32BigEndian(files["kelurahan.shp"].AsSpan(104), words);
        var fault = await Fault(_folder.Write(files));
        Assert.Equal(ReadFaults.ShapefileRecordDamaged, fault.Code);
        Assert.Equal(1, fault.RecordNumber);
    }

    [Theory]
    [InlineData(36, int.MaxValue)]
    [InlineData(36, -1)]
    [InlineData(40, int.MaxValue)]
    [InlineData(40, -1)]
    [InlineData(44, 77)]
    public async Task A_record_that_lies_about_its_points_is_named(int at, int count)
    {
        var files = Kelurahan();
        BinaryPrimitives.WriteInt32LittleEndian(files["kelurahan.shp"].AsSpan(108 + at), count);
        var fault = await Fault(_folder.Write(files));
        Assert.Contains(fault.Code, new[] { ReadFaults.ShapefileRecordDamaged });
        Assert.Equal(1, fault.RecordNumber);
    }

    [Fact]
    public async Task An_index_that_disagrees_with_the_shapes_is_not_believed()
    {
        var files = Kelurahan();
        BinaryPrimitives.WriteInt32BigEndian(files["kelurahan.shx"].AsSpan(104), 3);
        var fault = await Fault(_folder.Write(files));
        Assert.Equal(ReadFaults.ShapefileIndexDamaged, fault.Code);
        Assert.Equal(1, fault.RecordNumber);
    }

    [Fact]
    public async Task A_table_that_claims_billions_of_records_is_refused()
    {
        var files = Kelurahan();
        BinaryPrimitives.WriteUInt32LittleEndian(files["kelurahan.dbf"].AsSpan(4), uint.MaxValue);
        Assert.Equal(ReadFaults.DbfDamaged, (await Fault(_folder.Write(files))).Code);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Shapes_and_records_of_different_number_are_refused(int records)
    {
        var files = Kelurahan();
        files["kelurahan.dbf"] = Dbf([("NAMOBJ", 'C', 8, 0)], [.. Enumerable.Repeat("Roban   "u8.ToArray(), records)]);
        Assert.Equal(ReadFaults.ShapefileCountsDiffer, (await Fault(_folder.Write(files))).Code);
    }

    [Fact]
    public async Task A_deleted_record_is_left_out_and_the_others_keep_their_numbers()
    {
        var files = Kelurahan();
        var dbf = files["kelurahan.dbf"];
        dbf[BinaryPrimitives.ReadUInt16LittleEndian(dbf.AsSpan(8))] = (byte)'*';
        Assert.Equal([2, 3], (await Read(_folder.Write(files))).Features.Select(feature => feature.RecordNumber));
    }

    [Fact]
    public async Task An_unclosed_ring_is_the_fault_of_its_record_alone()
    {
        var read = await Read(_folder.Write(Raw(5, Rings(5, [0, 0, 0, 1, 1, 1, 0, 0]), Rings(5, [0, 0, 0, 1, 1, 1, 1, 0]))));
        Assert.Null(read.Features[0].Fault);
        var fault = read.Features[1].Fault!;
        Assert.Null(read.Features[1].Geometry);
        Assert.Equal(ReadFaults.RingNotClosed, fault.Code);
        Assert.Contains("Ring 1 is not closed", fault.Text.En, StringComparison.Ordinal);
        Assert.Contains("Cincin 1 tidak tertutup", fault.Text.Id, StringComparison.Ordinal);
        Assert.Equal("POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))", fault.Salvaged!.AsText());
    }

    [Theory]
    [InlineData(new double[] { 0, 0 }, ReadFaults.RingTooShort, null)]
    [InlineData(new double[] { 0, 0, 0, 0 }, ReadFaults.RingTooShort, null)]
    [InlineData(new double[] { 0, 0, 0, 1, double.NaN, 1, 0, 0 }, ReadFaults.CoordinateNotFinite, "POLYGON ((0 0, 0 1, 0 0))")]
    [InlineData(new double[] { 0, 0, 0, double.PositiveInfinity, 1, 1, 0, 0 }, ReadFaults.CoordinateNotFinite, "POLYGON ((0 0, 1 1, 0 0))")]
    [InlineData(new double[] { 0, 0, 0, 1, 1, -1e39, 0, 0 }, ReadFaults.CoordinateNotFinite, "POLYGON ((0 0, 0 1, 0 0))")]
    [InlineData(new double[] { double.NaN, 0, 0, 1, 1, 1, double.NaN, 0 }, ReadFaults.CoordinateNotFinite, "POLYGON ((0 1, 1 1, 0 1))")]
    [InlineData(new double[] { 0, 0, double.NaN, 1, double.NaN, 1, double.NaN, 0 }, ReadFaults.CoordinateNotFinite, null)]
    public async Task A_ring_no_geometry_can_hold_is_the_fault_of_its_record(double[] ring, string code, string? salvaged)
    {
        var feature = (await Read(_folder.Write(RawRings(ring)))).Features[0];
        Assert.Null(feature.Geometry);
        Assert.Equal(code, feature.Fault!.Code);
        Assert.Equal(salvaged, feature.Fault.Salvaged?.AsText());
    }

    [Fact]
    public async Task Of_a_shape_with_one_bad_ring_the_others_are_salvaged()
    {
        var fault = (await Read(_folder.Write(RawRings([0, 0, 0, 9, 9, 9, 9, 0, 0, 0], [1, 1, 2, 1])))).Features[0].Fault!;
        Assert.Equal(ReadFaults.RingTooShort, fault.Code);
        Assert.Equal("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))", fault.Salvaged!.AsText());
    }

    [Fact]
    public async Task A_point_that_is_no_number_and_a_shape_without_points_are_faults_of_their_records()
    {
        var points = await Read(_folder.Write(Raw(1, Point(1, double.NaN, 2), Point(1, 1, 2))));
        Assert.Equal(ReadFaults.CoordinateNotFinite, points.Features[0].Fault!.Code);
        Assert.Equal("POINT (1 2)", points.Features[1].Geometry!.AsText());
        Assert.Equal(ReadFaults.ShapeEmpty, (await Read(_folder.Write(RawRings()))).Features[0].Fault!.Code);
        Assert.Equal(ReadFaults.LineTooShort, (await Read(_folder.Write(Raw(3, Rings(3, [1, 1]))))).Features[0].Fault!.Code);
    }

    [Fact]
    public async Task Rings_made_to_be_put_together_for_hours_are_given_up_in_time()
    {
        // Triangles within triangles, and as many holes in the one corner that no triangle covers but every box does.
        const int count = 20_000;
        var rings = new double[2 * count][];
        for (var i = 0; i < count; i++)
        {
            double size = 1000 + i, tiny = 990 + i * 1e-4;
            rings[i] = [0, 0, 0, size, size, 0, 0, 0];
            rings[count + i] = [tiny, tiny, tiny + 1e-5, tiny, tiny, tiny + 1e-5, tiny, tiny];
        }
        Assert.Equal(ReadFaults.ShapeTooComplex, (await Read(_folder.Write(RawRings(rings)))).Features[0].Fault!.Code);
    }

    [Fact]
    public async Task A_polygon_of_a_million_vertices_is_read()
    {
        var ring = new double[2_000_002];
        for (var i = 0; i < 1_000_000; i++) (ring[2 * i], ring[2 * i + 1]) = (Math.Cos(-i * 6.2831e-6), Math.Sin(-i * 6.2831e-6));
        (ring[^2], ring[^1]) = (ring[0], ring[1]);
        var path = _folder.Write(RawRings(ring));
        Assert.Equal(1_000_001, (await Read(path)).Features[0].Geometry!.NumPoints);
        Assert.Equal(ReadFaults.VerticesTooMany, (await Fault(path, limits: new() { MaxVertices = 1_000_000 })).Code);
    }

    [Fact]
    public async Task More_records_than_allowed_are_refused_with_and_without_an_index()
    {
        var files = Kelurahan();
        var limits = new ReadLimits { MaxFeatures = 2 };
        Assert.Equal(ReadFaults.FeaturesTooMany, (await Fault(_folder.Write(files), limits: limits)).Code);
        File.Delete(_folder["kelurahan.shx"]);
        files.Remove("kelurahan.shx");
        Assert.Equal(ReadFaults.FeaturesTooMany, (await Fault(_folder.Write(files), limits: limits)).Code);
    }

    [Fact]
    public async Task An_index_that_points_at_the_same_bytes_again_and_again_is_refused()
    {
        var files = Kelurahan();
        var (shx, shp) = (files["kelurahan.shx"], files["kelurahan.shp"]);
        var entry = shx[100..108];
        var many = Enumerable.Repeat(entry, 500).SelectMany(b => b).ToArray();
        files["kelurahan.shx"] = [.. shx[..100], .. many];
        BinaryPrimitives.WriteInt32BigEndian(files["kelurahan.shx"].AsSpan(24), (100 + many.Length) / 2);
        Assert.Equal(ReadFaults.ShapefileIndexDamaged, (await Fault(_folder.Write(files))).Code);
        Assert.NotEmpty(shp);
    }

    [Fact]
    public async Task A_bow_tie_survives_for_the_validity_check()
    {
        var read = await Read(_folder.Write(RawRings([0, 0, 2, 2, 2, 0, 0, 2, 0, 0])));
        Assert.Equal("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", read.Features[0].Geometry!.AsText());
        Assert.False(read.Features[0].Geometry!.IsValid);
    }

    [Fact]
    public async Task A_spike_of_three_points_survives_for_the_validity_check() =>
        Assert.Equal("POLYGON ((0 0, 2 2, 0 0))", (await Read(_folder.Write(RawRings([0, 0, 2, 2, 0, 0])))).Features[0].Geometry!.AsText());

    [Fact]
    public async Task A_hole_written_before_its_shell_finds_it()
    {
        var read = await Read(_folder.Write(RawRings([1, 1, 2, 1, 2, 2, 1, 1], [10, 0, 10, 1, 11, 1, 10, 0], [0, 0, 0, 4, 4, 4, 4, 0, 0, 0])));
        var geometry = read.Features[0].Geometry!;
        Assert.True(geometry.IsValid);
        Assert.Equal(16.0, geometry.Area, 9);
    }

    [Fact]
    public async Task An_island_in_a_lake_is_a_polygon_of_its_own()
    {
        var read = await Read(_folder.Write(RawRings(
            [0, 0, 0, 9, 9, 9, 9, 0, 0, 0], [1, 1, 8, 1, 8, 8, 1, 8, 1, 1], [2, 2, 2, 7, 7, 7, 7, 2, 2, 2], [3, 3, 4, 3, 4, 4, 3, 4, 3, 3])));
        var geometry = read.Features[0].Geometry!;
        Assert.True(geometry.IsValid);
        Assert.Equal(81.0 - 49 + 25 - 1, geometry.Area);
    }

    [Fact]
    public async Task Rings_turned_the_other_way_round_still_make_the_same_area()
    {
        var read = await Read(_folder.Write(RawRings([0, 0, 4, 0, 4, 4, 0, 4, 0, 0], [1, 1, 1, 2, 2, 2, 2, 1, 1, 1])));
        Assert.Equal(15, read.Features[0].Geometry!.Area);
    }

    [Fact]
    public async Task A_hole_outside_every_shell_is_kept_for_the_validity_check()
    {
        var geometry = (await Read(_folder.Write(RawRings([0, 0, 0, 4, 4, 4, 4, 0, 0, 0], [9, 9, 10, 9, 10, 10, 9, 9])))).Features[0].Geometry!;
        Assert.False(geometry.IsValid);
        Assert.Equal(9, geometry.NumPoints);
    }

    [Fact]
    public async Task Heights_and_measures_are_left_behind()
    {
        Assert.Equal("POINT (1 2)", (await Read(_folder.Write(Raw(11, Point(11, 1, 2, 99, 0))))).Features[0].Geometry!.AsText());
        Assert.Equal("POINT (1 2)", (await Read(_folder.Write(Raw(21, Point(21, 1, 2, -1e39))))).Features[0].Geometry!.AsText());
        var polygon = Rings(15, [0, 0, 0, 1, 1, 1, 0, 0]);
        Assert.Equal("POLYGON ((0 0, 0 1, 1 1, 0 0))", (await Read(_folder.Write(Raw(15, [.. polygon, .. new byte[16 + 32]])))).Features[0].Geometry!.AsText());
    }

    [Fact]
    public async Task A_null_shape_is_a_feature_without_geometry()
    {
        var read = await Read(_folder.Write(Raw(1, Point(0), Point(1, 5, 6))));
        Assert.Null(read.Features[0].Geometry);
        Assert.Equal("Roban", read.Features[0].Attributes["NAMOBJ"]);
        Assert.NotNull(read.Features[1].Geometry);
    }

    [Fact]
    public async Task A_shape_of_another_type_than_the_file_is_named()
    {
        var fault = await Fault(_folder.Write(Raw(1, Point(1, 5, 6), Point(11, 5, 6, 7))));
        Assert.Equal(ReadFaults.ShapefileRecordDamaged, fault.Code);
        Assert.Equal(2, fault.RecordNumber);
    }

    [Fact]
    public async Task Multipatches_are_refused_by_name()
    {
        var fault = await Fault(_folder.Write(Raw(31)));
        Assert.Equal(ReadFaults.ShapefileTypeUnsupported, fault.Code);
        Assert.Contains("MultiPatch", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shapefile_without_any_record_is_an_empty_dataset() =>
        Assert.Empty((await Read(_folder.Write(Raw(5)))).Features);

    [Fact]
    public async Task A_wanted_layer_that_a_loose_shapefile_is_not_is_an_error() =>
        Assert.Equal(ReadFaults.LayerNotFound, (await Fault(_folder.Write(Kelurahan()), new(LayerName: "kecamatan"))).Code);

    [Fact]
    public async Task Reading_stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        var options = new ReadOptions(Progress: new Stopper(stop));
        var path = _folder.Write(Raw(1, [.. Enumerable.Repeat(Point(1, 1, 2), 2_000)]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DatasetReaders().ReadAsync(path, options, stop.Token));
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
