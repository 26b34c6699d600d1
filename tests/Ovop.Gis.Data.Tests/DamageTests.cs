using System.Diagnostics;
using System.Text;
using Ovop.Gis.Data.Tests.GeoPackage;
using Ovop.Gis.Data.Tests.Shapefile;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Tests;

/// <summary>Whatever happens to the bytes: the file is read, or the fault is told; never another exception, never without end.</summary>
[Collection(nameof(DamageTests))]
public sealed class DamageTests
{
    private const long MostBytes = 64 << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(".shp", 500)]
    [InlineData(".dbf", 500)]
    [InlineData(".shx", 250)]
    [InlineData(".prj", 50)]
    [InlineData(".cpg", 50)]
    public async Task A_shapefile_with_a_damaged_part(string extension, int times)
    {
        var files = SampleShapefile.Kelurahan();
        var whole = files["kelurahan" + extension];
        await Try(times, (random, folder) =>
        {
            files["kelurahan" + extension] = Damage(whole, random);
            return folder.Write(files);
        });
    }

    [Fact]
    public async Task A_shapefile_without_its_index()
    {
        var files = SampleShapefile.Kelurahan();
        files.Remove("kelurahan.shx");
        var whole = files["kelurahan.shp"];
        await Try(350, (random, folder) =>
        {
            files["kelurahan.shp"] = Damage(whole, random);
            return folder.Write(files);
        });
    }

    [Fact]
    public async Task A_GeoJSON_file()
    {
        var whole = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32649"}},"features":[
            {"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},"properties":{"a":"大伯公","b":[1,{}]}},
            {"type":"Feature","id":"x","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1e3,-2]}]},"properties":null}]}
            """u8.ToArray();
        await Try(600, (random, folder) =>
        {
            if (random.Next(3) == 0) return folder.Write("a.geojson", Damage(whole, random));
            // Bytes that keep it UTF-8 get further.
            var damaged = (byte[])whole.Clone();
            for (var i = random.Next(1, 3); i > 0; i--) damaged[random.Next(damaged.Length)] = "[]{},:\"0e-.9\\u "u8[random.Next(15)];
            return folder.Write("a.geojson", damaged);
        });
    }

    [Fact]
    public async Task A_GeoPackage()
    {
        var whole = SampleGeoPackage.Make("zona");
        await Try(450, (random, folder) => folder.Write("a.gpkg", Damage(whole, random)));
    }

    [Fact]
    public async Task A_geometry_inside_a_GeoPackage()
    {
        var file = SampleGeoPackage.Make(["a"], "EPSG", 4326, SampleGeoPackage.Blob("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (3 1, 4 2, 4 1, 3 1)))"));
        var at = file.AsSpan().LastIndexOf("GP\0"u8);
        await Try(300, (random, folder) =>
        {
            var damaged = (byte[])file.Clone();
            for (var i = random.Next(1, 4); i > 0; i--) damaged[at + random.Next(180)] = Nasty(random);
            return folder.Write("a.gpkg", damaged);
        });
    }

    [Fact]
    public async Task A_zip()
    {
        var whole = ScratchFolder.Zipped(SampleShapefile.Kelurahan());
        await Try(600, (random, folder) => folder.Write("a.zip", Damage(whole, random)));
    }

    private static async Task Try(int times, Func<Random, ScratchFolder, string> damage)
    {
        using var folder = new ScratchFolder();
        var readers = new DatasetReaders();
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        // A long run, now and then: OVOP_DAMAGE=20.
        if (int.TryParse(Environment.GetEnvironmentVariable("OVOP_DAMAGE"), out var more)) times *= more;
        for (var seed = 0; seed < times; seed++)
        {
            var path = damage(new Random(seed), folder);
            var started = Stopwatch.GetTimestamp();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var result = await Outcome(readers, path, seed);
            codes[result] = codes.GetValueOrDefault(result) + 1;
            Assert.True(Stopwatch.GetElapsedTime(started) < MostTime, $"seed {seed} took {Stopwatch.GetElapsedTime(started)}");
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            Assert.True(allocated < MostBytes, $"seed {seed} took {allocated} bytes");
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", codes.Select(code => $"{code.Key}: {code.Value}")));
    }

    private static async Task<string> Outcome(DatasetReaders readers, string path, int seed)
    {
        var fault = await Record.ExceptionAsync(() => readers.ReadAsync(path, new ReadOptions(), TestContext.Current.CancellationToken));
        Assert.True(fault is null or UnreadableFileException, $"seed {seed} gave {fault}");
        return fault is UnreadableFileException unreadable ? unreadable.Code : "read";
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        switch (random.Next(6))
        {
            case 0: return bytes[..random.Next(bytes.Length)];
            case 1: return [.. bytes, .. Encoding.ASCII.GetBytes(new string('x', random.Next(1, 50)))];
            case 2:
                var at = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]];
            case 3:
                // Counts and lengths stand near the beginning, and are where lies hurt.
                for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(Math.Min(bytes.Length, 200))] = Nasty(random);
                return bytes;
            default:
                for (var i = random.Next(1, 8); i > 0; i--) bytes[random.Next(bytes.Length)] = Nasty(random);
                return bytes;
        }
    }

    private static byte Nasty(Random random) => random.Next(4) switch
    {
        0 => 0xFF,
        1 => 0x7F,
        2 => 0,
        _ => (byte)random.Next(256),
    };
}

// Alone, because the bytes are counted of the whole process.
[CollectionDefinition(nameof(DamageTests), DisableParallelization = true)]
public sealed class DamageTestsRunAlone;
