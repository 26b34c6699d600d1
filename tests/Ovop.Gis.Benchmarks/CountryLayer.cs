using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Ovop.Gis.Benchmarks.Layers;

namespace Ovop.Gis.Benchmarks;

/// <summary>A made-up country of villages as a shapefile: cells that share their winding borders vertex by vertex, with the columns of BIG's administrative layer.</summary>
internal static class CountryLayer
{
    public const int Villages = 83_253, Columns = 347;
    public const double CellDegrees = 0.02, West = 105.0, South = -2.0;

    public static CellMesh Mesh { get; } = new(West, South, CellDegrees, PiecesOfBorder: 26);

    private static readonly (string Name, char Type, byte Length, byte Decimals)[] Fields =
    [
        ("NAMOBJ", 'C', 50, 0), ("FCODE", 'C', 12, 0), ("REMARK", 'C', 60, 0), ("METADATA", 'C', 50, 0), ("SRS_ID", 'C', 12, 0),
        ("KDEPUM", 'C', 13, 0), ("KDCPUM", 'C', 8, 0), ("KDPKAB", 'C', 5, 0), ("KDPPUM", 'C', 2, 0), ("LUASWH", 'N', 19, 6),
        ("TIPADM", 'N', 6, 0), ("WADMKC", 'C', 40, 0), ("WADMKD", 'C', 40, 0), ("WADMKK", 'C', 40, 0), ("WADMPR", 'C', 40, 0), ("UUPP", 'C', 40, 0),
    ];

    public static string Make(string folder)
    {
        var path = Path.Combine(folder, "villages.shp");
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(folder);
        WriteShapes(path + ".part", Path.ChangeExtension(path, ".shx"));
        WriteTable(Path.ChangeExtension(path, ".dbf"));
        File.WriteAllText(Path.ChangeExtension(path, ".prj"), """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""");
        File.WriteAllText(Path.ChangeExtension(path, ".cpg"), "UTF-8");
        File.Move(path + ".part", path);
        return path;
    }

    private static void WriteShapes(string shpPath, string shxPath)
    {
        using var shp = new BufferedStream(File.Create(shpPath), 1 << 20);
        using var shx = new BufferedStream(File.Create(shxPath), 1 << 16);
        var index = new byte[8];
        shp.Write(new byte[100]);
        shx.Write(new byte[100]);
        for (var i = 0; i < Villages; i++)
        {
            var record = Record(Mesh.Ring(i % Columns, i / Columns));
            BinaryPrimitives.WriteInt32BigEndian(index, (int)(shp.Position / 2));
            BinaryPrimitives.WriteInt32BigEndian(index.AsSpan(4), record.Length / 2);
            shx.Write(index);
            BinaryPrimitives.WriteInt32BigEndian(index, i + 1);
            shp.Write(index);
            shp.Write(record);
        }
        WriteHeader(shp);
        WriteHeader(shx);
    }

    private static void WriteHeader(BufferedStream stream)
    {
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(24), (int)(stream.Length / 2));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), 5);
        double[] box = [West - 1, South - 1, West + 9, South + 9];
        for (var i = 0; i < box.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(36 + 8 * i), box[i]);
        stream.Position = 0;
        stream.Write(header);
    }

    private static byte[] Record(List<(double X, double Y)> ring)
    {
        var record = new byte[48 + 16 * ring.Count];
        BinaryPrimitives.WriteInt32LittleEndian(record, 5);
        double[] box = [ring.Min(p => p.X), ring.Min(p => p.Y), ring.Max(p => p.X), ring.Max(p => p.Y)];
        for (var i = 0; i < box.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(record.AsSpan(4 + 8 * i), box[i]);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(36), 1);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(40), ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(record.AsSpan(48 + 16 * i), ring[i].X);
            BinaryPrimitives.WriteDoubleLittleEndian(record.AsSpan(56 + 16 * i), ring[i].Y);
        }
        return record;
    }

    private static void WriteTable(string path)
    {
        using var dbf = new BufferedStream(File.Create(path), 1 << 20);
        var header = new byte[32];
        header[0] = 3;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), Villages);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(33 + 32 * Fields.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)(1 + Fields.Sum(field => field.Length)));
        dbf.Write(header);
        foreach (var (name, type, length, decimals) in Fields)
        {
            var descriptor = new byte[32];
            Encoding.ASCII.GetBytes(name).CopyTo(descriptor, 0);
            (descriptor[11], descriptor[16], descriptor[17]) = ((byte)type, length, decimals);
            dbf.Write(descriptor);
        }
        dbf.WriteByte(0x0D);
        for (var i = 0; i < Villages; i++)
        {
            dbf.WriteByte((byte)' ');
            foreach (var (cell, field) in Row(i).Zip(Fields))
                dbf.Write(Encoding.ASCII.GetBytes(field.Type == 'N' ? cell.PadLeft(field.Length) : cell.PadRight(field.Length)));
        }
    }

    private static string[] Row(int i)
    {
        var (village, district, regency, province) = (i % 12, i / 12 % 14, i / 168 % 15, i / 2_520);
        string[] code = [$"{11 + province}", $"{1 + regency:00}", $"{1 + district:00}", $"{2001 + village}"];
        return
        [
            $"Desa {i}", "BA03070040", "Batas desa indikatif, bukan acuan resmi", "METADATA_ADMINISTRASI", "SRGI 2013",
            string.Join('.', code), string.Join('.', code[..3]), string.Join('.', code[..2]), code[0], (400 + i % 1_000 / 7.0).ToString("0.000000", CultureInfo.InvariantCulture),
            "1", $"Kecamatan {i / 12}", $"Desa {i}", $"Kabupaten {i / 168}", $"Provinsi {province}", "UU No. 1 Tahun 1950",
        ];
    }
}
