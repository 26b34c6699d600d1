using System.Globalization;

namespace Ovop.Gis.BuildGeodata.FactBooks;

/// <summary>Reads the fact files; a comma never occurs inside a value, except in the last column.</summary>
internal static class FactReader
{
    public static FactBook Read(string folder) => new(
        [.. Rows(folder, "kelurahan.csv", 14).Select(Kelurahan).OrderBy(k => k.Code, StringComparer.Ordinal)],
        [.. Rows(folder, "borders.csv", 5).Select(r => new BorderFact(r[0], r[2], Number(r[4])))],
        [.. Rows(folder, "coast.csv", 4).Select(r => new CoastFact(At(r[0], r[1]), r[2]))],
        [.. Rows(folder, "widths.csv", 3).Select(r => new WidthFact(Number(r[0]), Number(r[1]), Number(r[2])))],
        [.. Rows(folder, "pins.csv", 4).Select(r => new PinFact(At(r[0], r[1]), r[2]))],
        [.. Rows(folder, "airport-rings.csv", 4).Select(r => new RingFact(Number(r[0]), r[1], Number(r[3])))]);

    private static KelurahanFact Kelurahan(string[] r) => new(
        r[0], r[1], r[2], r[3], Number(r[4]), At(r[5], r[6]),
        Number(r[7]), Number(r[8]), Number(r[9]), Number(r[10]), At(r[11], r[12]), Number(r[13]));

    private static IEnumerable<string[]> Rows(string folder, string file, int columns)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            var row = lines[i].Split(',', columns);
            if (row.Length != columns) throw new FormatException($"{file} line {i + 1}: {columns} columns were expected.");
            yield return row;
        }
    }

    private static Place At(string lat, string lng) => new(Number(lng), Number(lat));

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
