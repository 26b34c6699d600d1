using System.Text.Json;
using Ovop.Gis.Cli.Commands;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Cli.Output;

/// <summary>Writes an answer as JSON, as CSV, or for reading.</summary>
internal static class Answer
{
    public static void Write<T>(T answer, ReportTable table, OutputFormat format, Action forReading)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(answer, WireJson.Indented));
                break;
            case OutputFormat.Csv:
                Console.Out.Write(CsvTable.Write(table));
                break;
            default:
                forReading();
                break;
        }
    }
}
