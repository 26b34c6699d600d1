using System.Text;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>All rows of an attribute table, a deleted one as null; a value that a column has again and again is one object.</summary>
internal sealed class DbfRows
{
    private readonly DbfFile _dbf;
    private readonly DbfEncoding _encoding;
    private readonly IReadOnlyList<string> _names;
    private readonly SharedValues[] _shared;
    private readonly SuspicionList _suspicions = new();
    private readonly RawTable _table = new();

    private DbfRows(DbfFile dbf, DbfEncoding encoding, ReadBudget budget)
    {
        (_dbf, _encoding) = (dbf, encoding);
        budget.Features(dbf.Count);
        budget.Columns(dbf.Columns.Count);
        _names = dbf.Names(encoding.Encoding);
        for (var i = 0; i < _names.Count; i++)
        {
            _suspicions.Look(_names[i], 0, _names[i]);
            var type = DbfValue.TypeOf(dbf.Columns[i], dbf.IsFoxPro) ?? throw new UnreadableFileException(ReadFaults.DbfFieldUnsupported, dbf.Name,
                $"Column {_names[i]} of {dbf.Name} is of dBASE type {Shown(dbf.Columns[i].Type)} with {dbf.Columns[i].Length} bytes, which is not read.",
                "Save the layer anew with this column as text, number, date or logical.");
            _table.Column(_names[i], type);
        }
        _shared = [.. dbf.Columns.Select(column => new SharedValues(column, encoding))];
    }

    public IReadOnlyList<AttributeRow?> Rows { get; private set; } = [];

    public IReadOnlyList<RawField> Fields { get; private set; } = [];

    public IReadOnlyList<SuspiciousText> SuspiciousTexts => _suspicions.Found;

    public static DbfRows Read(DbfFile dbf, DbfEncoding encoding, ReadBudget budget, CancellationToken cancellationToken)
    {
        var rows = new DbfRows(dbf, encoding, budget);
        rows.ReadAll(cancellationToken);
        return rows;
    }

    private void ReadAll(CancellationToken cancellationToken)
    {
        var rows = new AttributeRow?[_dbf.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var record = _dbf.Record(i);
            if (!DbfFile.IsDeleted(record)) rows[i] = _table.Add(Values(record, i + 1));
        }
        (Rows, Fields) = (rows, _table.Settle());
    }

    private object?[] Values(ReadOnlySpan<byte> row, int record)
    {
        var values = new object?[_names.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var column = _dbf.Columns[i];
            var cell = row.Slice(column.Offset, column.Length);
            try
            {
                values[i] = _shared[i].Read(cell);
                if (_shared[i].IsUnusual) _suspicions.Look((string)values[i]!, record, _names[i]);
            }
            catch (DbfValueException e)
            {
                throw column.Type == 'C' ? Undecodable(cell, record, _names[i], e) : new UnreadableFileException(ReadFaults.DbfValueInvalid, _dbf.Name,
                    $"Record {record} of {_dbf.Name}: the value of {_names[i]} {e.Message}.", "Correct the value and save the layer again.", record, e);
            }
        }
        return values;
    }

    private UnreadableFileException Undecodable(ReadOnlySpan<byte> cell, int record, string name, DbfValueException inner)
    {
        var likely = DbfEncoding.Guess([.. _dbf.Sample(), .. DbfValue.Trim(cell)]).Encoding.WebName;
        var isNew = likely != _encoding.Encoding.WebName;
        return new(ReadFaults.TextUndecodable, _dbf.Name,
            $"Record {record} of {_dbf.Name}: the value of {name} {inner.Message} (encoding from: {_encoding.Reason}).",
            isNew ? $"It looks like {likely}: read it again with --encoding {likely}." : "Name the encoding yourself with --encoding, such as utf-8, windows-1252 or gb18030.",
            record, inner)
        { Choices = isNew ? [likely] : [] };
    }

    private static string Shown(char type) => char.IsAsciiLetterOrDigit(type) ? type.ToString() : $"0x{(int)type:X2}";

    /// <summary>One column's values, the last and the frequent ones kept.</summary>
    private sealed class SharedValues(DbfColumn column, DbfEncoding encoding)
    {
        private const int MostKept = 4_096, LongestKept = 128;
        private readonly bool _isAsciiPlain = encoding.KeepsAscii;
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
        private byte[] _lastCell = [];
        private object? _last;

        /// <summary>The last value is a text of more than plain letters, digits and signs.</summary>
        public bool IsUnusual { get; private set; }

        public object? Read(ReadOnlySpan<byte> cell)
        {
            if (_lastCell.Length > 0 && cell.SequenceEqual(_lastCell)) return _last;
            _last = column.Type == 'C' ? Text(cell) : DbfValue.Read(cell, column, encoding.Encoding);
            if (_lastCell.Length == 0) _lastCell = new byte[cell.Length];
            cell.CopyTo(_lastCell);
            return _last;
        }

        private string? Text(ReadOnlySpan<byte> cell)
        {
            IsUnusual = false;
            var text = DbfValue.Trim(cell);
            if (text.Length == 0) return null;
            var isPlain = !text.ContainsAnyExceptInRange((byte)' ', (byte)'~');
            IsUnusual = !isPlain || text.Contains((byte)'?');
            if (!isPlain || !_isAsciiPlain || text.Length > LongestKept) return DbfValue.Text(cell, encoding.Encoding, mayBeCut: true);
            Span<char> letters = stackalloc char[LongestKept];
            letters = letters[..Encoding.ASCII.GetChars(text, letters)];
            var known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
            if (known.TryGetValue(letters, out var same)) return same;
            var made = letters.ToString();
            if (_texts.Count < MostKept) _texts.Add(made);
            return made;
        }
    }
}
