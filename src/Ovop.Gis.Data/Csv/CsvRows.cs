using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Data.Shapefile;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Csv;

/// <summary>The rows of a delimited text one by one, with what is wrong with each.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly SourceFile _source;
    private readonly CsvText _text;
    private readonly RowGuard _guard;
    private readonly CsvParser _parser;
    private string[] _row = [];
    private bool _isMalformed;

    public CsvRows(SourceFile source, CsvText text, ReadLimits limits)
    {
        (_source, _text) = (source, text);
        var reader = new StreamReader(source.Open(), text.Encoding, detectEncodingFromByteOrderMarks: false);
        _guard = new RowGuard(reader, text.Delimiter, limits, source.Name);
        _parser = new CsvParser(_guard, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = text.Delimiter.ToString(),
            // Quotes inside an unquoted field are seconds of arc, or inches: only what begins as quoted must also end so.
            BadDataFound = bad => _isMalformed |= bad.Field.StartsWith('"'),
            BufferSize = 1 << 16,
        });
    }

    /// <summary>The names of the columns; a nameless one gets its number, one of two alike a number behind its name.</summary>
    public IReadOnlyList<string> Header()
    {
        var cells = Next();
        if (cells is null || cells.All(cell => cell.Trim().Length == 0 || CoordinateText.Number(cell.AsSpan().Trim(), _text.MayHaveDecimalComma) is not null))
            throw new UnreadableFileException(ReadFaults.CsvHeader, _source.Name, $"{_source.Name} has no header: its first row must name its columns.",
                "Write the names of the columns, such as nama, lon and lat, into the first row.");
        var names = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            var wanted = cell.Trim().TrimStart('\uFEFF') is { Length: > 0 } given ? given : $"kolom_{names.Count + 1}";
            var name = wanted;
            for (var n = 2; !taken.Add(name); n++) name = $"{wanted}_{n}";
            names.Add(name);
        }
        return names;
    }

    /// <summary>Null behind the last row.</summary>
    public string[]? Next()
    {
        _isMalformed = false;
        try
        {
            if (!_parser.Read()) return _guard.IsInQuotes ? throw Unclosed() : null;
            _row = _parser.Record ?? [];
        }
        catch (DecoderFallbackException e)
        {
            throw Undecodable(e);
        }
        catch (CsvHelperException e)
        {
            throw new UnreadableFileException(ReadFaults.CsvSyntax, _source.Name, $"{_source.Name} cannot be read as a table near line {_parser.RawRow}.", "Save the table again as CSV.", inner: e);
        }
        _guard.NextRow();
        return _row;
    }

    /// <param name="columns">How many the header has.</param>
    public RawFault? FaultOfRow(int columns)
    {
        if (_isMalformed)
            return new(ReadFaults.RowMalformed, new LocalText("Tanda kutip di baris ini tidak sesuai aturan CSV.", "The quotes in this row are not those of CSV."), null);
        return _row.Skip(columns).Any(cell => cell.Trim().Length > 0)
            ? new(ReadFaults.RowTooLong, new LocalText(
                $"Baris ini memiliki {_row.Length} kolom, lebih dari {columns} di kepala tabel; mungkin ada pemisah di dalam teks yang tidak dikutip.",
                $"The row has {_row.Length} columns, more than the header's {columns}; a text may hold an unquoted delimiter."), null)
            : null;
    }

    public void Dispose()
    {
        _parser.Dispose();
        _guard.Dispose();
    }

    private UnreadableFileException Unclosed() => new(ReadFaults.CsvSyntax, _source.Name,
        $"In {_source.Name} a quote is opened and never closed, in the row that begins before line {_parser.RawRow}; all that follows became one value.",
        "Close the quote, or save the table again as CSV.");

    private UnreadableFileException Undecodable(DecoderFallbackException inner)
    {
        using var part = new FilePart(_source);
        var bytes = new byte[Math.Min(part.Length, 64 << 20)];
        var likely = part.TryRead(0, bytes) ? DbfEncoding.Guess(bytes).Encoding.WebName : _text.Encoding.WebName;
        var isNew = likely != _text.Encoding.WebName;
        return new UnreadableFileException(ReadFaults.CsvEncoding, _source.Name,
            $"{_source.Name} is not {_text.Encoding.WebName} text ({_text.Reason}) near line {_parser.RawRow + 1}.",
            isNew ? $"It looks like {likely}: read it again with --encoding {likely}." : "Name the encoding yourself with --encoding, such as utf-8, windows-1252 or gb18030.", inner: inner)
        { Choices = isNew ? [likely] : [] };
    }
}
