using System.Globalization;
using System.Text;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Planning.Passports;

/// <summary>Which cells of a table somebody holds differ from those of a recomputation.</summary>
internal sealed class TableComparison
{
    private readonly List<VerificationDifference> _listed = [];

    private TableComparison()
    {
    }

    public IReadOnlyList<VerificationDifference> Listed => _listed;

    public int Count { get; private set; }

    public bool IsWithinRounding { get; private set; } = true;

    public static TableComparison Between(StatedTable then, ReportTable now)
    {
        var comparison = new TableComparison();
        foreach (var column in then.Columns.Except(now.Columns, StringComparer.Ordinal)) comparison.Add($"column {column}", column, null);
        foreach (var column in now.Columns.Except(then.Columns, StringComparer.Ordinal)) comparison.Add($"column {column}", null, column);
        if (then.Rows.Count != now.Rows.Count) comparison.Add("rows", Whole(then.Rows.Count), Whole(now.Rows.Count));
        var columns = now.Columns.Select((name, i) => (Name: name, Now: i, Then: IndexOf(then.Columns, name))).Where(c => c.Then >= 0).ToList();
        for (var row = 0; row < Math.Min(then.Rows.Count, now.Rows.Count); row++)
            foreach (var column in columns)
                comparison.Compare($"row {row + 1}, {column.Name}", column.Name, then.Rows[row][column.Then], now.Rows[row][column.Now]);
        return comparison;
    }

    private void Compare(string path, string column, string then, object? now)
    {
        var (before, after) = now is double number ? (Rounded(column, then), Rounded(column, number)) : (then, now switch { null => "", long whole => whole.ToString(CultureInfo.InvariantCulture), _ => now.ToString() ?? "" });
        if (before != after) Add(path, before, after, isNumber: now is double);
    }

    private void Add(string path, string? then, string? now, bool isNumber = false)
    {
        Count++;
        if (!isNumber || !FigureComparison.IsLastDigit(then!, now!)) IsWithinRounding = false;
        if (_listed.Count < FigureComparison.MostListed) _listed.Add(FigureComparison.Figure(path, then, now));
    }

    private static string Rounded(string column, string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Rounded(column, number) : cell;

    private static string Rounded(string column, double number)
    {
        Span<byte> text = stackalloc byte[FixedDecimal.LongestText];
        return Encoding.ASCII.GetString(text[..FixedDecimal.Write(text, number, DecimalsOf(column))]);
    }

    /// <summary>A table's columns abbreviate some of the units.</summary>
    private static int DecimalsOf(string column) =>
        CanonicalForm.DecimalsOf(column.EndsWith("_m2", StringComparison.Ordinal) ? "squareMetres" : column.EndsWith("_m", StringComparison.Ordinal) ? "metres" : column) ?? FixedDecimal.MostDecimals;

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i] == name) return i;
        return -1;
    }

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
