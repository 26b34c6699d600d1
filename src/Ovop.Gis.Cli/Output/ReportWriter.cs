using Ovop.Gis.Cli.Commands;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Cli.Output;

/// <summary>Writes an analysis's answer in the asked format.</summary>
/// <param name="storeWords">How a command that the user may give next names the store.</param>
internal sealed class ReportWriter(Speech speech, string storeWords)
{
    public void Write<TReport>(TReport report, OutputFormat format)
        where TReport : IReport
    {
        var table = report.ToTable();
        Answer.Write(report, table.Naming(report.Passport), format, () =>
        {
            new ConsoleTable(speech).Write(table);
            new PassportText(speech, Console.Out).Write(report.Passport, storeWords);
        });
    }
}
