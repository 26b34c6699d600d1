using System.Text.Json;
using Ovop.Gis.Cli.Commands;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Cli.Output;

/// <summary>Writes an analysis's answer in the asked format.</summary>
internal static class ReportWriter
{
    public static void Write<TReport>(TReport report, OutputFormat format)
        where TReport : IReport
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(report, WireJson.Indented));
                break;
            case OutputFormat.Csv:
                Console.Out.Write(CsvTable.Write(report.ToTable()));
                break;
            default:
                ConsoleTable.Write(report.ToTable());
                WritePassport(report.Passport);
                break;
        }
    }

    private static void WritePassport(Planning.Datasets.Passport passport)
    {
        Console.Out.WriteLine();
        foreach (var input in passport.Inputs)
            Console.Out.WriteLine($"{input.Layer} v{input.Version} {input.ContentSha256[..12]}{(input.Derivation is null ? "" : $" ({input.Derivation})")}");
        Console.Out.WriteLine($"{passport.Method}, {passport.Crs}, {passport.Engine.Name} {passport.Engine.Version}. {passport.Rule}");
    }
}
