using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ovop.Gis.Fuzz.Core;

/// <summary>Small valid files of every kind, for the mutations to start from.</summary>
internal static class Seeds
{
    private const string Prj = """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    private static readonly string[] Json =
    [
        """{"type":"FeatureCollection","name":"a","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32649"}},"features":[{"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[6,1],[6,2],[5,1]]]},"properties":{"NAMOBJ":"大伯公","b":[1,{}],"c":1.5,"d":true}},{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1e3,-2]},{"type":"MultiLineString","coordinates":[[[0,1],[2,3]]]}]},"properties":null}]}""",
        """{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]]]]}""",
        """{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]},"properties":{"id":"x"}}""",
    ];

    private static readonly string[] Tables =
    [
        "nama,lon,lat,luas\nRoban,108.98,0.91,1.5\n\"Sei, Wie\",108.9,0.8,\"2\"\nSedau,,,\n",
        "kode;bujur;lintang\r\n007;108°57'26\"BT;0°47'54,5\"LU\r\n008;108,95;0,79\r\n",
        "id\teasting\tnorthing\n1\t275000\t88000.5\n2\tx\t9\n",
        "wkt,a\n\"POLYGON ((0 0, 1 0, 1 1, 0 0))\",1\nSRID=4326;POINT (1 2),2\n\"MULTIPOINT ((1 2), (3 4))\",\"q\"\"q\"\n",
    ];

    public static IReadOnlyList<FuzzInput> All()
    {
        var seeds = new List<FuzzInput>
        {
            Shapefile(5, Rings(5, [[0, 0, 0, 9, 9, 9, 9, 0, 0, 0], [1, 1, 2, 1, 2, 2, 1, 1]]), Rings(5, [[20, 0, 20, 1, 21, 1, 20, 0], [30, 0, 30, 1, 31, 1, 30, 0], [22, 0, 23, 0, 23, 1, 22, 0]]), new byte[4]),
            Shapefile(3, Rings(3, [[0, 0, 1, 1], [2, 2, 3, 3, 4, 4]]), Rings(3, [[7, 7, 8, 8]])),
            Shapefile(1, Point(1, 1, 2), Point(1, 3, 4), Point(1, 5, 6)),
            Shapefile(15, [.. Rings(15, [[0, 0, 0, 1, 1, 1, 0, 0]]), .. new byte[16 + 32]]),
            Shapefile(8, MultiPoint(1, 2, 3, 4)),
        };
        seeds.AddRange(Json.Select((text, i) => FuzzInput.One($"a{i}.geojson", Encoding.UTF8.GetBytes(text))));
        seeds.AddRange(Tables.Select((text, i) => FuzzInput.One($"a{i}.{(i == 2 ? "tsv" : "csv")}", Encoding.UTF8.GetBytes(text))));
        seeds.AddRange(SeedGeoPackages.All().Select(bytes => FuzzInput.One("a.gpkg", bytes)));
        var polygons = seeds[0].Files;
        seeds.Add(FuzzInput.One("a.zip", Zip(polygons, CompressionLevel.NoCompression)));
        seeds.Add(FuzzInput.One("a.zip", Zip(polygons.ToDictionary(f => "peta/" + f.Key, f => f.Value), CompressionLevel.Optimal)));
        seeds.Add(FuzzInput.One("a.zip", Zip(new Dictionary<string, byte[]> { ["x.geojson"] = Encoding.UTF8.GetBytes(Json[0]), ["y.csv"] = Encoding.UTF8.GetBytes(Tables[0]) }, CompressionLevel.Optimal)));
        return seeds;
    }

    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> files, CompressionLevel level)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    private static FuzzInput Shapefile(int type, params byte[][] records)
    {
        var (shp, shx) = (new MemoryStream(), new MemoryStream());
        shp.Write(new byte[100]);
        shx.Write(new byte[100]);
        for (var i = 0; i < records.Length; i++)
        {
            shx.Write(BigEndian((int)shp.Position / 2, records[i].Length / 2));
            shp.Write(BigEndian(i + 1, records[i].Length / 2));
            shp.Write(records[i]);
        }
        return new("a.shp", new Dictionary<string, byte[]>
        {
            ["a.shp"] = Headed(shp.ToArray(), type),
            ["a.shx"] = Headed(shx.ToArray(), type),
            ["a.dbf"] = Dbf(records.Length),
            ["a.prj"] = Encoding.ASCII.GetBytes(Prj),
            ["a.cpg"] = "UTF-8"u8.ToArray(),
        });
    }

    private static byte[] Headed(byte[] bytes, int type)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, 9994);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(24), bytes.Length / 2);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(32), type);
        return bytes;
    }

    private static byte[] BigEndian(params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        return bytes;
    }

    private static byte[] Rings(int type, double[][] rings)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(type);
        writer.Write(new byte[32]);
        writer.Write(rings.Length);
        writer.Write(rings.Sum(ring => ring.Length / 2));
        var start = 0;
        foreach (var ring in rings)
        {
            writer.Write(start);
            start += ring.Length / 2;
        }
        foreach (var ordinate in rings.SelectMany(ring => ring)) writer.Write(ordinate);
        return bytes.ToArray();
    }

    private static byte[] Point(int type, double x, double y) => [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes(x), .. BitConverter.GetBytes(y)];

    private static byte[] MultiPoint(params double[] xy) =>
        [.. BitConverter.GetBytes(8), .. new byte[32], .. BitConverter.GetBytes(xy.Length / 2), .. xy.SelectMany(BitConverter.GetBytes)];

    private static byte[] Dbf(int records)
    {
        (string Name, char Type, byte Length, byte Decimals)[] columns = [("NAMOBJ", 'C', 12, 0), ("KODE", 'N', 10, 0), ("LUAS", 'F', 12, 3), ("TGL", 'D', 8, 0), ("RESMI", 'L', 1, 0)];
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)3);
        writer.Write(new byte[3]);
        writer.Write(records);
        writer.Write((ushort)(33 + 32 * columns.Length));
        writer.Write((ushort)(1 + columns.Sum(column => column.Length)));
        writer.Write(new byte[20]);
        foreach (var (name, type, length, decimals) in columns)
        {
            var descriptor = new byte[32];
            Encoding.ASCII.GetBytes(name).CopyTo(descriptor, 0);
            (descriptor[11], descriptor[16], descriptor[17]) = ((byte)type, length, decimals);
            writer.Write(descriptor);
        }
        writer.Write((byte)0x0D);
        for (var i = 0; i < records; i++)
        {
            writer.Write((byte)' ');
            writer.Write(Encoding.UTF8.GetBytes("大伯公   6172011001      12.50020200229T"));
        }
        return bytes.ToArray();
    }
}
