using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Csv;

/// <summary>Stands between a file and its parser, and stops a row without end before it is gathered in memory.</summary>
internal sealed class RowGuard(TextReader source, char delimiter, ReadLimits limits, string file) : TextReader
{
    private State _state;
    private long _characters;
    private int _delimiters;

    private enum State
    {
        FieldStart,
        Plain,
        Quoted,
        QuoteInQuoted,
    }

    /// <summary>A quote was opened and not closed.</summary>
    public bool IsInQuotes => _state == State.Quoted;

    /// <summary>The parser has given out a row.</summary>
    public void NextRow() => _characters = 0;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = source.Read(buffer, index, count);
        _characters += read;
        if (_characters > limits.MaxLineCharacters)
            throw new UnreadableFileException(ReadFaults.CsvLineTooLong, file,
                $"{file} has a row of more than {limits.MaxLineCharacters >> 20:N0} million characters; often a quote was opened and not closed.",
                "Save the table again as CSV.");
        foreach (var c in buffer.AsSpan(index, read)) Follow(c);
        return read;
    }

    private void Follow(char c)
    {
        if (_state == State.Quoted)
        {
            if (c == '"') _state = State.QuoteInQuoted;
            return;
        }
        if (c == '"' && _state != State.Plain) _state = State.Quoted;
        else if (c == delimiter) Delimiter();
        else if (c is '\n' or '\r') (_state, _delimiters) = (State.FieldStart, 0);
        else _state = State.Plain;
    }

    private void Delimiter()
    {
        _state = State.FieldStart;
        if (++_delimiters >= limits.MaxColumns)
            throw new UnreadableFileException(ReadFaults.ColumnsTooMany, file,
                $"A row of {file} has more than {limits.MaxColumns:N0} columns.", "Export only the columns that are needed.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}
