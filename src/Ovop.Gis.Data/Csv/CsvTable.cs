using System.Globalization;
using System.Text;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Data.Csv;

/// <summary>A report's table as CSV (RFC 4180), numbers with a point and full precision.</summary>
public static class CsvTable
{
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(Escape)).Append("\r\n");
        foreach (var row in table.Rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        _ => Escape(value.ToString() ?? ""),
    };

    /// <summary>A cell as it was before it was kept from running.</summary>
    internal static string Unescape(string cell) => cell.Length > 1 && cell[0] == '\'' && IsFormula(cell[1..]) ? cell[1..] : cell;

    private static bool IsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>A text that a spreadsheet would run as a formula is kept from running by a leading apostrophe.</summary>
    private static string Escape(string text)
    {
        if (IsFormula(text)) text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }
}
