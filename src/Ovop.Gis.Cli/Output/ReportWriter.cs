using Ovop.Gis.Cli.Commands;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Cli.Output;

/// <summary>Writes an analysis's answer in the asked format.</summary>
internal static class ReportWriter
{
    public static void Write<TReport>(TReport report, OutputFormat format)
        where TReport : IReport
    {
        var table = report.ToTable();
        Answer.Write(report, table, format, () =>
        {
            ConsoleTable.Write(table);
            WritePassport(report.Passport);
        });
    }

    private static void WritePassport(Planning.Passports.Passport passport)
    {
        Console.Out.WriteLine();
        foreach (var input in passport.Inputs)
            Console.Out.WriteLine($"{input.Layer} v{input.Version} {input.ContentSha256[..12]}{(input.Derivation is null ? "" : $" ({input.Derivation})")}");
        Console.Out.WriteLine($"{passport.Method}, {passport.Crs}, {passport.Engine.Name} {passport.Engine.Version}. {passport.Rule}");
    }
}
