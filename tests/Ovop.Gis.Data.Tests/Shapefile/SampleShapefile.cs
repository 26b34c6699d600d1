using System.Buffers.Binary;
using System.Text;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Dbf.Fields;
using NetTopologySuite.IO.Esri.Shapefiles.Writers;

namespace Ovop.Gis.Data.Tests.Shapefile;

/// <summary>Shapefiles in memory: written by the library, or put together byte by byte where it would not write them.</summary>
internal static class SampleShapefile
{
    public const string Wgs84 = """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    public static Dictionary<string, byte[]> Kelurahan(string stem = "kelurahan") => Write(stem, Encoding.UTF8,
    [
        ("Roban", Polygon("POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))")),
        ("Pangmilang", Polygon("MULTIPOLYGON (((10 0, 10 1, 11 1, 11 0, 10 0)), ((12 0, 12 1, 13 1, 13 0, 12 0)))")),
        ("Sedau", Polygon("POLYGON ((20 0, 20 4, 24 4, 20 0))")),
    ]);

    public static Geometry Polygon(string wkt) => new WKTReader().Read(wkt);

    public static Dictionary<string, byte[]> Write(string stem, Encoding encoding, IEnumerable<(string? Name, Geometry Geometry)> rows)
    {
        using var folder = new ScratchFolder();
        DbfField[] fields =
        [
            new DbfCharacterField("NAMOBJ", 20), new DbfNumericInt64Field("KODE"), new DbfFloatField("LUAS"),
            new DbfDateField("TGL"), new DbfLogicalField("RESMI"),
        ];
        var all = rows.ToList();
        var path = folder[stem + ".shp"];
        var type = all[0].Geometry switch { NetTopologySuite.Geometries.Point => ShapeType.Point, MultiPoint => ShapeType.MultiPoint, LineString or MultiLineString => ShapeType.PolyLine, _ => ShapeType.Polygon };
        using (var writer = NetTopologySuite.IO.Esri.Shapefile.OpenWrite(path, new ShapefileWriterOptions(type, fields) { Encoding = encoding, Projection = Wgs84 }))
        {
            foreach (var (name, geometry) in all)
            {
                var attributes = new AttributesTable
                {
                    { "NAMOBJ", name }, { "KODE", name is null ? null : 61720110L }, { "LUAS", name is null ? null : 12.5 },
                    { "TGL", name is null ? null : new DateTime(2020, 2, 29) }, { "RESMI", name is null ? null : true },
                };
                writer.Geometry = type switch
                {
                    ShapeType.Polygon when geometry is Polygon polygon => geometry.Factory.CreateMultiPolygon([polygon]),
                    ShapeType.PolyLine when geometry is LineString line => geometry.Factory.CreateMultiLineString([line]),
                    _ => geometry,
                };
                foreach (var field in fields) field.Value = attributes[field.Name];
                writer.Write();
            }
        }
        return Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
    }

    /// <summary>A .shp with the given record contents, and a .dbf of as many empty records.</summary>
    public static Dictionary<string, byte[]> Raw(int shapeType, params byte[][] records)
    {
        var shp = new MemoryStream();
        shp.Write(new byte[100]);
        for (var i = 0; i < records.Length; i++)
        {
            var header = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(header, i + 1);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), records[i].Length / 2);
            shp.Write(header);
            shp.Write(records[i]);
        }
        var bytes = shp.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, 9994);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(24), bytes.Length / 2);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(32), shapeType);
        return new() { ["raw.shp"] = bytes, ["raw.dbf"] = Dbf([("NAMOBJ", 'C', 8, 0)], [.. records.Select(_ => "Roban   "u8.ToArray())]) };
    }

    public static Dictionary<string, byte[]> RawRings(params double[][] rings) => Raw(5, Rings(5, rings));

    public static byte[] Rings(int type, params double[][] rings)
    {
        var points = rings.Sum(ring => ring.Length / 2);
        var bytes = new byte[44 + 4 * rings.Length + 16 * points];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, type);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(36), rings.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), points);
        var (at, start) = (44 + 4 * rings.Length, 0);
        for (var i = 0; i < rings.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(44 + 4 * i), start);
            start += rings[i].Length / 2;
            foreach (var ordinate in rings[i])
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), ordinate);
                at += 8;
            }
        }
        return bytes;
    }

    public static byte[] Point(int type, params double[] ordinates)
    {
        var bytes = new byte[4 + 8 * ordinates.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, type);
        for (var i = 0; i < ordinates.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(4 + 8 * i), ordinates[i]);
        return bytes;
    }

    public static byte[] Dbf((string Name, char Type, int Length, int Decimals)[] columns, byte[][] records, byte languageDriver = 0, byte version = 3)
    {
        var dbf = new MemoryStream();
        var header = new byte[32];
        header[0] = version;
        header[29] = languageDriver;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), records.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(33 + 32 * columns.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)(1 + columns.Sum(column => column.Length)));
        dbf.Write(header);
        foreach (var (name, type, length, decimals) in columns)
        {
            var descriptor = new byte[32];
            Encoding.UTF8.GetBytes(name).CopyTo(descriptor, 0);
            descriptor[11] = (byte)type;
            descriptor[16] = (byte)length;
            descriptor[17] = (byte)(type == 'C' ? length >> 8 : decimals);
            dbf.Write(descriptor);
        }
        dbf.WriteByte(0x0D);
        foreach (var record in records)
        {
            dbf.WriteByte((byte)' ');
            dbf.Write(record);
        }
        return dbf.ToArray();
    }
}
