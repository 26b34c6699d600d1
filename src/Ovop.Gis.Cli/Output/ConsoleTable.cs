using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Cli.Output;

/// <summary>A table for reading: numbers rounded by the unit in the column's name, right-aligned. CSV and JSON carry them whole.</summary>
/// <remarks>A column of bands, such as area_band_m2, is not shown by itself but behind its figures: 1,234 ± 56.</remarks>
internal sealed class ConsoleTable(Speech speech)
{
    private const int WidestCell = 48;
    private const string Band = "_band_";

    public void Write(ReportTable table)
    {
        var shown = (table.ForReading ?? table.Columns).Where(c => !IsBand(table, c)).ToList();
        var columns = shown.Select(c => Cells(table, c)).ToList();
        var numeric = shown.Select(c => IsNumeric(table, table.Columns.ToList().IndexOf(c))).ToArray();
        var width = columns.Select((cells, c) => cells.Select(t => t.Length).Append(Header(shown[c]).Length).Max()).ToArray();

        Line([.. shown.Select(Header)]);
        Line([.. width.Select(w => new string('-', w))]);
        for (var row = 0; row < table.Rows.Count; row++) Line([.. columns.Select(c => c[row])]);

        void Line(string[] cells) =>
            Console.Out.WriteLine(string.Join("  ", cells.Select((t, c) => numeric[c] ? t.PadLeft(width[c]) : t.PadRight(width[c]))).TrimEnd());
    }

    private string[] Cells(ReportTable table, string column)
    {
        var names = table.Columns.ToList();
        var index = names.IndexOf(column);
        var whole = table.Whole is { } w && w.ShareColumn == column ? Shares(table, index, names.IndexOf(w.SameColumn)) : null;
        var cells = table.Rows.Select((row, i) => whole?[i] is { } share ? speech.Number((double)share, 2) : Cell(row[index], column)).ToArray();
        if (BandOf(names, column) is not { } band) return cells;

        var bands = table.Rows.Select(row => row[names.IndexOf(band)] is { } value ? Cell(value, band) : "").ToArray();
        var width = bands.Max(b => b.Length);
        return [.. cells.Select((cell, i) => bands[i].Length == 0 ? cell + new string(' ', width == 0 ? 0 : width + 3) : $"{cell} ± {bands[i].PadLeft(width)}")];
    }

    /// <summary>The shares of each whole in percent, rounded so that they add to it.</summary>
    private static decimal?[] Shares(ReportTable table, int column, int same)
    {
        var shares = new decimal?[table.Rows.Count];
        foreach (var group in Enumerable.Range(0, shares.Length).Where(i => table.Rows[i][column] is double).GroupBy(i => table.Rows[i][same] ?? ""))
        {
            var rows = group.ToArray();
            var rounded = LargestRemainder.Round([.. rows.Select(r => (double)table.Rows[r][column]! * 100)], 2);
            for (var i = 0; i < rows.Length; i++) shares[rows[i]] = rounded[i];
        }

        return shares;
    }

    private static bool IsNumeric(ReportTable table, int column) =>
        table.Rows.Any(r => r[column] is double or long) && table.Rows.All(r => r[column] is null or double or long);

    private static bool IsBand(ReportTable table, string column) =>
        column.IndexOf(Band, StringComparison.Ordinal) is var at && at > 0 && table.Columns.Contains(column.Remove(at, Band.Length - 1));

    private static string? BandOf(List<string> columns, string column) =>
        column.LastIndexOf('_') is var at && at > 0 && columns.Contains(column.Insert(at, Band[..^1])) ? column.Insert(at, Band[..^1]) : null;

    private static string Header(string column) => column
        .Replace("_ratio", " %", StringComparison.Ordinal).Replace("_m2", " m²", StringComparison.Ordinal).Replace('_', ' ');

    private string Cell(object? value, string column) => value switch
    {
        null => "",
        double ratio when column.EndsWith("_ratio", StringComparison.Ordinal) => speech.Number(ratio * 100, 2),
        double area when column.EndsWith("_m2", StringComparison.Ordinal) => speech.Number(area, 0),
        double metres when column.EndsWith("_m", StringComparison.Ordinal) => speech.Number(metres, 1),
        double angle when column is "longitude" or "latitude" => speech.Number(angle, 6),
        double azimuth when column.EndsWith("_degrees", StringComparison.Ordinal) => speech.Number(azimuth, 2),
        double points when column.EndsWith("_points", StringComparison.Ordinal) => speech.Number(points, 2),
        double number => speech.Number(number),
        long whole => speech.Count(whole),
        _ => value.ToString() is { Length: > WidestCell } text ? text[..(WidestCell - 1)] + "…" : value.ToString() ?? "",
    };
}
