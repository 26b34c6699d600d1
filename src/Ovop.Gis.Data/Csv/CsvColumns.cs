using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Csv;

/// <summary>Which columns of a table hold the place of a row; -1 where none does.</summary>
/// <param name="AreDegrees">The names say longitude and latitude.</param>
internal sealed record CsvColumns(int X, int Y, int Wkt, bool AreDegrees)
{
    private static readonly string[] Longitudes = ["lon", "lng", "long", "longitude", "bujur", "bujurtimur", "garisbujur", "bt", "xlon", "xlong"];
    private static readonly string[] Latitudes = ["lat", "latitude", "lintang", "lintangutara", "garislintang", "lu", "ylat"];
    private static readonly string[] Eastings = ["x", "easting", "east", "timur", "koordinatx", "xcoord", "coordx", "pointx", "xutm", "utmx"];
    private static readonly string[] Northings = ["y", "northing", "north", "utara", "koordinaty", "ycoord", "coordy", "pointy", "yutm", "utmy"];
    private static readonly string[] Shapes = ["wkt", "geometry", "geom", "thegeom", "wktgeom", "geometri", "shape"];

    public static CsvColumns Find(IReadOnlyList<string> header, ReadOptions options, string file)
    {
        if (options.X is not null || options.Y is not null) return Asked(header, options, file);
        var plain = header.Select(Plain).ToList();
        int First(string[] names) => names.Select(name => plain.IndexOf(name)).Where(i => i >= 0).DefaultIfEmpty(-1).First();
        var (lon, lat, wkt) = (First(Longitudes), First(Latitudes), First(Shapes));
        if (lon >= 0 && lat >= 0) return new(lon, lat, wkt, AreDegrees: true);
        var (x, y) = (First(Eastings), First(Northings));
        if (x >= 0 && y >= 0) return new(x, y, wkt, AreDegrees: false);
        return wkt >= 0 ? new(-1, -1, wkt, false) : throw new UnreadableFileException(ReadFaults.CsvColumns, file,
            $"{file} has no columns that say where its rows lie; it has {Shown(header)}.",
            "Name the columns with --x and --y, or call them lon and lat, bujur and lintang, x and y, or wkt.")
        { Choices = [.. header] };
    }

    private static CsvColumns Asked(IReadOnlyList<string> header, ReadOptions options, string file)
    {
        int Index(string? name) => name is null ? -1 : header.Select((column, i) => (column, i))
            .Where(pair => pair.column.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(pair => pair.i).DefaultIfEmpty(-1).First();
        var (x, y) = (Index(options.X), Index(options.Y));
        if (x < 0 || y < 0 || x == y)
            throw new UnreadableFileException(ReadFaults.CsvColumns, file,
                $"{file} has no two columns {options.X ?? "(none)"} and {options.Y ?? "(none)"}; it has {Shown(header)}.", "Give --x and --y, each the name of a column.")
            { Choices = [.. header] };
        return new(x, y, -1, Longitudes.Contains(Plain(header[x])) && Latitudes.Contains(Plain(header[y])));
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetter).Select(char.ToLowerInvariant)]);

    private static string Shown(IReadOnlyList<string> header) => string.Join(", ", header.Take(30)) + (header.Count > 30 ? ", ..." : "");
}
