using System.Text;
using Ovop.Gis.Planning.Imports;
using static Ovop.Gis.Data.Tests.Reading;
using static Ovop.Gis.Data.Tests.Shapefile.SampleShapefile;

namespace Ovop.Gis.Data.Tests;

public sealed class ZipTests : IDisposable
{
    private static readonly byte[] OnePoint = """{"type":"Point","coordinates":[1,2]}"""u8.ToArray();
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_shapefile_in_a_folder_of_the_zip_is_found()
    {
        var files = Kelurahan().ToDictionary(file => "peta/2025/" + file.Key, file => file.Value);
        files["__MACOSX/peta/._kelurahan.shp"] = [1, 2, 3];
        var read = await Read(_folder.Zip("a.zip", files));
        Assert.Equal("kelurahan", read.Name);
        Assert.Equal("a.zip", read.SourceFile);
        Assert.Equal(3, read.Features.Count);
    }

    [Fact]
    public async Task Of_several_layers_the_caller_must_name_one()
    {
        var path = _folder.Zip("a.zip", Kelurahan("desa").Concat(Kelurahan("jalan")));
        var fault = await Fault(path);
        Assert.Equal(ReadFaults.LayerAmbiguous, fault.Code);
        Assert.Contains("desa, jalan", fault.Message, StringComparison.Ordinal);
        Assert.Equal("jalan", (await Read(path, new(LayerName: "JALAN"))).Name);
        Assert.Equal(ReadFaults.LayerNotFound, (await Fault(path, new(LayerName: "sungai"))).Code);
    }

    [Fact]
    public async Task Layers_of_one_name_in_two_folders_are_told_apart_by_their_path()
    {
        var path = _folder.Zip("a.zip", Kelurahan().Select(file => new KeyValuePair<string, byte[]>("lama/" + file.Key, file.Value))
            .Concat(Kelurahan().Select(file => new KeyValuePair<string, byte[]>("baru/" + file.Key, file.Value))));
        Assert.Equal(ReadFaults.LayerNotFound, (await Fault(path, new(LayerName: "kelurahan"))).Code);
        Assert.Equal(3, (await Read(path, new(LayerName: "baru/kelurahan"))).Features.Count);
    }

    [Fact]
    public async Task A_zip_may_hold_one_GeoJSON_file()
    {
        var read = await Read(_folder.Zip("a.zip", [new("titik.geojson", OnePoint)]));
        Assert.Equal("GeoJSON", read.Format);
        Assert.Equal("titik", read.Name);
        Assert.Equal("a.zip", read.SourceFile);
    }

    [Fact]
    public async Task A_shapefile_and_a_GeoJSON_file_in_one_zip_are_two_layers()
    {
        var path = _folder.Zip("a.zip", Kelurahan().Append(new("titik.geojson", OnePoint)));
        Assert.Equal(ReadFaults.LayerAmbiguous, (await Fault(path)).Code);
        Assert.Equal("GeoJSON", (await Read(path, new(LayerName: "titik.geojson"))).Format);
        Assert.Equal("Shapefile", (await Read(path, new(LayerName: "kelurahan"))).Format);
    }

    [Fact]
    public async Task An_entry_that_would_climb_out_of_its_folder_does_not()
    {
        var files = Kelurahan().ToDictionary(file => "../../" + file.Key, file => file.Value);
        files["C:\\Windows\\x.txt"] = [1];
        Assert.Equal(3, (await Read(_folder.Zip("a.zip", files))).Features.Count);
        Assert.Equal(["a.zip"], _folder.Names);
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "..", "kelurahan.shp")));
    }

    [Fact]
    public async Task Nothing_is_left_in_the_temporary_folder()
    {
        // A size no other test has, since tests unpack at the same time.
        var files = Raw(1, [.. Enumerable.Repeat(Point(1, 1, 2), 77)]);
        await Read(_folder.Zip("a.zip", files));
        Assert.False(IsUnpacked(files["raw.shp"].Length));
        files["raw.dbf"] = [1, 2, 3];
        await Fault(_folder.Zip("b.zip", files));
        Assert.False(IsUnpacked(files["raw.shp"].Length));
    }

    private static bool IsUnpacked(int length) => new DirectoryInfo(Path.GetTempPath())
        .EnumerateFiles("part*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true })
        .Any(file => file.Exists && file.Length == length);

    [Fact]
    public async Task A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = _folder.Zip("a.zip", [new("a.shp", new byte[64 << 20])]);
        Assert.Equal(ReadFaults.ZipTooLarge, (await Fault(bomb)).Code);
    }

    [Fact]
    public async Task A_zip_that_lies_about_the_size_of_its_entries_is_stopped_while_unpacking()
    {
        var bytes = ScratchFolder.Zipped([new("a.shp", new byte[5 << 20]), new("a.dbf", [1])]);
        var declared = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        declared = bytes.AsSpan()[..declared].LastIndexOf("PK\x01\x02"u8);
        BitConverter.GetBytes(10).CopyTo(bytes, declared + 24);
        var fault = await Fault(_folder.Write("a.zip", bytes), limits: new() { MaxUnpackedBytes = 1 << 20 });
        Assert.Contains(fault.Code, new[] { ReadFaults.ZipTooLarge, ReadFaults.ZipDamaged });
    }

    [Fact]
    public async Task Entries_that_all_point_at_the_same_packed_bytes_are_counted_each()
    {
        // A bomb without nesting: hundreds of names in the directory for one and the same data.
        const int copies = 500;
        var bytes = ScratchFolder.Zipped([new("a.shp", new byte[1 << 20])]);
        var at = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        var entry = bytes[at..^22];
        var end = bytes[^22..];
        BitConverter.GetBytes((ushort)copies).CopyTo(end, 8);
        BitConverter.GetBytes((ushort)copies).CopyTo(end, 10);
        BitConverter.GetBytes(copies * entry.Length).CopyTo(end, 12);
        var bomb = _folder.Write("a.zip", [.. bytes[..at], .. Enumerable.Repeat(entry, copies).SelectMany(b => b), .. end]);
        Assert.Equal(ReadFaults.ZipTooLarge, (await Fault(bomb)).Code);
    }

    [Fact]
    public async Task Thousands_of_entries_are_refused_by_the_limits_as_they_stand() =>
        Assert.Equal(ReadFaults.ZipTooLarge, (await Fault(_folder.Zip("a.zip", Enumerable.Range(0, 5_000).Select(i => new KeyValuePair<string, byte[]>($"{i}.shp", []))))).Code);

    [Fact]
    public async Task Too_many_entries_are_refused()
    {
        var path = _folder.Zip("a.zip", Enumerable.Range(0, 11).Select(i => new KeyValuePair<string, byte[]>($"{i}.txt", [])));
        Assert.Equal(ReadFaults.ZipTooLarge, (await Fault(path, limits: new() { MaxZipEntries = 10 })).Code);
    }

    [Fact]
    public async Task A_zip_in_a_zip_is_refused()
    {
        var fault = await Fault(_folder.Zip("a.zip", [new("inner.zip", ScratchFolder.Zipped(Kelurahan()))]));
        Assert.Equal(ReadFaults.ZipNested, fault.Code);
        Assert.Contains("inner.zip", fault.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_zip_is_refused()
    {
        var bytes = ScratchFolder.Zipped(Kelurahan());
        foreach (var (signature, flags) in ((string, int)[])[("PK\x03\x04", 6), ("PK\x01\x02", 8)])
        {
            var magic = Encoding.Latin1.GetBytes(signature);
            for (var at = bytes.AsSpan().IndexOf(magic); at >= 0;)
            {
                bytes[at + flags] |= 1;
                var next = bytes.AsSpan(at + 4).IndexOf(magic);
                at = next < 0 ? -1 : at + 4 + next;
            }
        }
        Assert.Equal(ReadFaults.ZipEncrypted, (await Fault(_folder.Write("a.zip", bytes))).Code);
    }

    [Fact]
    public async Task Bytes_changed_inside_an_entry_are_found_by_its_checksum()
    {
        var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Kelurahan())
            {
                using var stream = zip.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
                stream.Write(content);
            }
        }
        var damaged = bytes.ToArray();
        damaged[damaged.AsSpan().IndexOf("Roban"u8)] = (byte)'D';
        var fault = await Fault(_folder.Write("a.zip", damaged));
        Assert.Equal(ReadFaults.ZipDamaged, fault.Code);
        Assert.Contains("kelurahan.dbf", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_part_twice_is_refused() =>
        Assert.Equal(ReadFaults.ZipDamaged, (await Fault(_folder.Zip("a.zip", Kelurahan().Append(new("KELURAHAN.DBF", [1]))))).Code);

    [Fact]
    public async Task A_zip_without_any_layer_says_what_may_be_in_it()
    {
        var fault = await Fault(_folder.Zip("a.zip", [new("readme.txt", "hello"u8.ToArray())]));
        Assert.Equal(ReadFaults.ZipWithoutLayer, fault.Code);
        Assert.Contains(".gpkg", fault.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_a_zip_at_all_is_said_so() =>
        Assert.Equal(ReadFaults.ZipDamaged, (await Fault(_folder.Write("a.zip", "this is no zip"))).Code);
}
