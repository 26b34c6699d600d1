using System.Globalization;
using Ovop.Gis.Data.Files;

namespace Ovop.Gis.Data.Csv;

/// <summary>Decides each column's type by all of its values, so that a column of codes stays text with its leading zeros.</summary>
internal sealed class CsvValues
{
    private readonly RawTable _table;
    private readonly int[] _columns;
    private readonly bool _mayHaveDecimalComma;
    private readonly Kinds[] _possible;
    private readonly Dictionary<string, string>[] _shared;
    private readonly List<AttributeRow> _rows = [];

    /// <param name="columns">Where each attribute stands in a row.</param>
    public CsvValues(RawTable table, int[] columns, bool mayHaveDecimalComma)
    {
        (_table, _columns, _mayHaveDecimalComma) = (table, columns, mayHaveDecimalComma);
        _possible = [.. columns.Select(_ => Kinds.All)];
        _shared = [.. columns.Select(_ => new Dictionary<string, string>(StringComparer.Ordinal))];
    }

    [Flags]
    private enum Kinds
    {
        Text = 0,
        Whole = 1,
        Real = 2,
        Date = 4,
        Flag = 8,
        All = 15,
    }

    public AttributeRow Add(string[] row)
    {
        const int mostShared = 4_096;
        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var text = _columns[i] < row.Length ? row[_columns[i]].Trim() : "";
            if (text.Length == 0) continue;
            if (_shared[i].TryGetValue(text, out var same)) text = same;
            else if (_shared[i].Count < mostShared) _shared[i].Add(text, text);
            values[i] = text;
            if (_possible[i] != Kinds.Text) _possible[i] &= KindsOf(text);
        }
        var added = _table.Add(values);
        _rows.Add(added);
        return added;
    }

    /// <summary>Call once, when all rows are in.</summary>
    public void Convert()
    {
        for (var i = 0; i < _columns.Length; i++)
            if (_possible[i] is not (Kinds.Text or Kinds.All))
                foreach (var row in _rows)
                    if (row.Values[i] is string text) row.Values[i] = Value(text, _possible[i]);
    }

    private Kinds KindsOf(string text)
    {
        // 007 and 0123 are codes.
        var digits = text.TrimStart('-', '+');
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])) return Kinds.Text;
        var kinds = Kinds.Text;
        if (char.IsAsciiDigit(digits.Length > 0 ? digits[0] : 'x') || digits.StartsWith('.'))
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) kinds |= Kinds.Whole;
            if (CoordinateText.Number(text, _mayHaveDecimalComma) is { } number && double.IsFinite(number)) kinds |= Kinds.Real;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) kinds |= Kinds.Date;
        }
        else if (text.ToLowerInvariant() is "true" or "false") kinds |= Kinds.Flag;
        return kinds;
    }

    private object Value(string text, Kinds kinds) =>
        kinds.HasFlag(Kinds.Whole) ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : kinds.HasFlag(Kinds.Real) ? CoordinateText.Number(text, _mayHaveDecimalComma)!.Value
        : kinds.HasFlag(Kinds.Date) ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
