using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Data.Csv;

/// <summary>Reads back the table of a result, as <see cref="CsvTable"/> wrote it.</summary>
internal static class ResultTable
{
    private const int MostColumns = 200;

    private const string WayOut = "Give the CSV as it was written, with commas between and the passport in its last column; or the result as JSON, or its passport's id.";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static StatedTable Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var rows = Rows(bytes, name);
        var header = rows.Count > 0 ? rows[0] : [];
        var passport = header.ToList().IndexOf(ReportTable.PassportColumn);
        if (passport < 0 || header.Length > MostColumns || header.Distinct(StringComparer.Ordinal).Count() != header.Length)
            throw new UnreadableFileException(ReadFaults.ResultWithoutPassport, name, $"{name} is no table of a result: it has no column '{ReportTable.PassportColumn}'.", WayOut);
        var odd = rows.FindIndex(r => r.Length != header.Length);
        if (odd >= 0) throw new UnreadableFileException(ReadFaults.CsvSyntax, name, $"{name} has a row of {rows[odd].Length} cells under {header.Length} columns.", WayOut, odd);
        var ids = rows.Skip(1).Select(r => r[passport]).Distinct(StringComparer.Ordinal).Take(2).ToList();
        if (ids is not [var text] || !PassportId.TryParse(text, out var id))
            throw new UnreadableFileException(ReadFaults.PassportMalformed, name, ids.Count switch
            {
                0 => $"{name} has no rows, so it names no passport.",
                1 => $"{name}: its column '{ReportTable.PassportColumn}' does not hold {PassportId.Expected}.",
                _ => $"{name} holds rows of several results; verify each by itself.",
            }, WayOut);
        return new StatedTable(id, Without(header, passport), [.. rows.Skip(1).Select(r => Without(r, passport))]);
    }

    private static List<string[]> Rows(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            var isMalformed = false;
            using var parser = new CsvParser(new StringReader(StrictUtf8.GetString(bytes.Span)), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = _ => isMalformed = true });
            var rows = new List<string[]>();
            while (parser.Read()) rows.Add(parser.Record ?? []);
            return isMalformed ? throw new FormatException() : rows;
        }
        catch (Exception e) when (e is CsvHelperException or DecoderFallbackException or FormatException)
        {
            throw new UnreadableFileException(ReadFaults.CsvSyntax, name, $"{name} cannot be read as a table in UTF-8.", WayOut, inner: e);
        }
    }

    private static string[] Without(string[] row, int column) => [.. row.Where((_, i) => i != column).Select(CsvTable.Unescape)];
}
