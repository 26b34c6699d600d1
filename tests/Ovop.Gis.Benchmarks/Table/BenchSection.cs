namespace Ovop.Gis.Benchmarks.Table;

/// <summary>What one part of the bench measured in one run.</summary>
/// <param name="Name">The word that runs it: areas, radius, engine, http, national.</param>
/// <param name="Measured">The day, as in 2026-11-24.</param>
/// <param name="Notes">What is inside the measured time, versions of the peers, which peers were not there.</param>
internal sealed record BenchSection(
    string Name, string Title, string Measured, string Machine, IReadOnlyList<string> Notes,
    IReadOnlyList<ResultLine> Lines, IReadOnlyList<FigureTable> Tables)
{
    public static BenchSection Of(string name, string title, IReadOnlyList<string> notes, IReadOnlyList<ResultLine> lines, params IReadOnlyList<FigureTable> tables) =>
        new(name, title, TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Table.Machine.Kind, notes, lines, tables);

    /// <summary>False where a peer gave another answer.</summary>
    public bool Agrees => Lines.All(line => line.Ratio != ResultLine.Refused);
}

/// <summary>Absolute figures; they do not carry to another machine.</summary>
internal sealed record FigureTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
