using System.Buffers.Binary;
using System.Text;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>A column as the header describes it; its name still in bytes, since the encoding is chosen later.</summary>
internal sealed record DbfColumn(byte[] NameBytes, char Type, int Offset, int Length, int Decimals);

/// <summary>An attribute table: dBASE III and the FoxPro tables that shapefiles come with.</summary>
internal sealed class DbfFile
{
    private const int HeaderBytes = 32;
    private const int DescriptorBytes = 32;
    private const byte HeaderEnd = 0x0D;
    private const int SampleBytes = 1 << 20;
    private const string AskAgain = "Ask for the .dbf again, or save the layer anew as a shapefile.";
    private readonly FilePart _dbf;
    private readonly int _headerLength;
    private readonly int _recordLength;
    private readonly PartWindow _window;

    public DbfFile(FilePart dbf)
    {
        (_dbf, _window) = (dbf, new PartWindow(dbf));
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (!dbf.TryRead(0, header)) throw Damaged($"is {dbf.Length} bytes long, less than its header");
        if (header[0] is not (0x03 or 0x30 or 0x31 or 0x32 or 0x43 or 0x63 or 0x83 or 0x8B or 0xCB or 0xF5))
            throw Damaged("does not begin as a dBASE III table does");
        var count = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        _headerLength = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var recordLength = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        IsFoxPro = header[0] is 0x30 or 0x31 or 0x32 or 0xF5;
        LanguageDriver = header[29];
        if (recordLength == 0 || _headerLength <= HeaderBytes || !dbf.Holds(_headerLength, (long)count * recordLength))
            throw Damaged($"says it holds {count:N0} records of {recordLength} bytes, but is only {dbf.Length:N0} bytes long");
        Count = (int)Math.Min(count, int.MaxValue);
        _recordLength = recordLength;
        Columns = ReadColumns(recordLength);
    }

    public string Name => _dbf.Name;

    public int Count { get; }

    public bool IsFoxPro { get; }

    public byte LanguageDriver { get; }

    public IReadOnlyList<DbfColumn> Columns { get; }

    /// <summary>The bytes of a record, valid until the next is read; the first byte is the deletion mark.</summary>
    public ReadOnlySpan<byte> Record(int i) =>
        _window.TryGet(_headerLength + (long)i * _recordLength, _recordLength, out var bytes) ? bytes : throw Damaged($"ends inside record {i + 1}", i + 1);

    public static bool IsDeleted(ReadOnlySpan<byte> record) => record[0] == '*';

    /// <summary>Text bytes of the first records, to guess the encoding by.</summary>
    public byte[] Sample()
    {
        using var sample = new MemoryStream();
        foreach (var column in Columns) sample.Write(column.NameBytes);
        var texts = Columns.Where(column => column.Type is 'C').ToList();
        for (var i = 0; i < Count && texts.Count > 0 && sample.Length < SampleBytes; i++)
        {
            var record = Record(i);
            foreach (var column in texts)
            {
                sample.Write(DbfValue.Trim(record.Slice(column.Offset, column.Length)));
                sample.WriteByte((byte)'\n');
            }
        }
        return sample.ToArray();
    }

    /// <summary>Column names; where two were cut to the same ten letters, the later ones are numbered.</summary>
    public IReadOnlyList<string> Names(Encoding encoding)
    {
        var names = new List<string>();
        foreach (var column in Columns)
        {
            var text = NameOf(column, encoding);
            if (string.IsNullOrEmpty(text) || text.Any(char.IsControl))
                throw Damaged($"has a name of column {names.Count + 1} that is empty or unreadable as {encoding.WebName}");
            var name = text;
            for (var n = 2; names.Contains(name, StringComparer.Ordinal); n++) name = $"{text}_{n}";
            names.Add(name);
        }
        return names;
    }

    private static string? NameOf(DbfColumn column, Encoding encoding)
    {
        try
        {
            return DbfValue.Text(column.NameBytes, encoding, mayBeCut: true)?.Trim();
        }
        catch (DbfValueException)
        {
            return null;
        }
    }

    private List<DbfColumn> ReadColumns(int recordLength)
    {
        var descriptors = new byte[_headerLength - HeaderBytes];
        if (!_dbf.TryRead(HeaderBytes, descriptors)) throw Damaged("ends inside its header");
        var columns = Describe(descriptors, longTexts: false);
        // Clipper and FoxPro keep the high byte of a long text's length where numbers have their decimals.
        if (EndOf(columns) != recordLength) columns = Describe(descriptors, longTexts: true);
        if (columns.Count == 0 || EndOf(columns) > recordLength) throw Damaged("describes columns that do not fit its records");
        return columns;
    }

    private static int EndOf(List<DbfColumn> columns) => columns.Count == 0 ? 1 : columns[^1].Offset + columns[^1].Length;

    private List<DbfColumn> Describe(byte[] descriptors, bool longTexts)
    {
        var columns = new List<DbfColumn>();
        var offset = 1;
        for (var at = 0; at + DescriptorBytes <= descriptors.Length && descriptors[at] != HeaderEnd; at += DescriptorBytes)
        {
            var descriptor = descriptors.AsSpan(at, DescriptorBytes);
            var type = char.ToUpperInvariant((char)descriptor[11]);
            var (length, decimals) = (descriptor[16], descriptor[17]);
            var bytes = type == 'C' && longTexts ? length + 256 * decimals : length;
            if (bytes == 0) throw Damaged($"has a column {columns.Count + 1} without any width");
            // FoxPro's hidden null flags belong to no column that people see.
            if (!(type == '0' && IsFoxPro)) columns.Add(new(DbfValue.Trim(descriptor[..11]).ToArray(), type, offset, bytes, decimals));
            offset += bytes;
        }
        return columns;
    }

    private UnreadableFileException Damaged(string how, int? record = null) =>
        new(ReadFaults.DbfDamaged, _dbf.Name, $"{_dbf.Name} {how}.", AskAgain, record);
}
