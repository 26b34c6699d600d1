using System.Globalization;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Cli.Output;

/// <summary>A table for reading: numbers rounded by the unit in the column's name, right-aligned. CSV and JSON carry them whole.</summary>
internal static class ConsoleTable
{
    private const int WidestCell = 48;

    public static void Write(ReportTable table)
    {
        if (table.ForReading is { } columns) table = Narrowed(table, columns);
        var header = table.Columns.Select(Header).ToArray();
        var rows = table.Rows.Select(r => r.Select((cell, c) => Cell(cell, table.Columns[c])).ToArray()).ToList();
        var width = header.Select((h, c) => rows.Select(r => r[c].Length).Append(h.Length).Max()).ToArray();
        var numeric = header.Select((_, c) => table.Rows.Any(r => r[c] is double or long) && table.Rows.All(r => r[c] is null or double or long)).ToArray();

        Line(header);
        Line([.. width.Select(w => new string('-', w))]);
        foreach (var row in rows) Line(row);

        void Line(string[] cells) =>
            Console.Out.WriteLine(string.Join("  ", cells.Select((t, c) => numeric[c] ? t.PadLeft(width[c]) : t.PadRight(width[c]))).TrimEnd());
    }

    private static ReportTable Narrowed(ReportTable table, IReadOnlyList<string> columns)
    {
        var kept = columns.Select(c => table.Columns.ToList().IndexOf(c)).ToArray();
        return new ReportTable(columns, [.. table.Rows.Select(r => (IReadOnlyList<object?>)[.. kept.Select(k => r[k])])]);
    }

    private static string Header(string column) => column
        .Replace("_ratio", " %", StringComparison.Ordinal).Replace("_m2", " m²", StringComparison.Ordinal).Replace('_', ' ');

    private static string Cell(object? value, string column) => value switch
    {
        null => "",
        double ratio when column.EndsWith("_ratio", StringComparison.Ordinal) => (ratio * 100).ToString("0.00", CultureInfo.InvariantCulture),
        double area when column.EndsWith("_m2", StringComparison.Ordinal) => area.ToString("#,0", CultureInfo.InvariantCulture),
        double metres when column.EndsWith("_m", StringComparison.Ordinal) => metres.ToString("#,0.0", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString() is { Length: > WidestCell } text ? text[..(WidestCell - 1)] + "…" : value.ToString() ?? "",
    };
}
