using System.Text.RegularExpressions;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Csv;

/// <summary>The places of a table's rows, from two columns or from WKT.</summary>
internal sealed partial class CsvPlaces(CsvColumns columns, IReadOnlyList<string> header, bool mayHaveDecimalComma, ReadBudget budget)
{
    private const int LongestShown = 40;
    private readonly ShapeDraft _draft = new();
    private bool? _isWkt = columns.X < 0 ? true : columns.Wkt < 0 ? false : null;
    private bool _fitDegrees = true;
    private bool _any;
    private string? _srid;

    /// <summary>The column that is a shape and therefore no attribute; -1 where there is none.</summary>
    public int ShapeColumn => _isWkt == true ? columns.Wkt : -1;

    /// <summary>What the rows that were read say of their reference system.</summary>
    public CrsDeclaration? Crs =>
        _isWkt == true ? _srid is null or "" ? null : new CrsDeclaration("EPSG:" + _srid, "the SRID of the WKT")
        : columns.AreDegrees && _fitDegrees && _any ? new CrsDeclaration("EPSG:4326", $"the columns {header[columns.X]} and {header[columns.Y]}")
        : null;

    public ReadShape Read(string[] row)
    {
        // A column called geometry may hold anything; the first row that fills it decides.
        if (_isWkt is null && Cell(row, columns.Wkt).Length > 0) _isWkt = Shape().IsMatch(Cell(row, columns.Wkt));
        return _isWkt == true ? FromWkt(Cell(row, columns.Wkt)) : FromColumns(Cell(row, columns.X), Cell(row, columns.Y));
    }

    private static string Cell(string[] row, int column) => column >= 0 && column < row.Length ? row[column].Trim() : "";

    private ReadShape FromColumns(string xText, string yText)
    {
        budget.Vertices(1);
        if (xText.Length == 0 || yText.Length == 0)
            return Fault(ReadFaults.CoordinateMissing, "Koordinatnya kosong.", "It has no coordinates.");
        var (x, y) = (CoordinateText.Read(xText, mayHaveDecimalComma), CoordinateText.Read(yText, mayHaveDecimalComma));
        if (x is null || y is null)
        {
            var bad = Shown(x is null ? xText : yText);
            return Fault(ReadFaults.CoordinateUnreadable, $"'{bad}' bukan koordinat; contoh 108.957, 0.798 atau 108°57'26\"BT.", $"'{bad}' is not a coordinate; examples are 108.957, 0.798 or 108°57'26\"E.");
        }
        _any = true;
        _fitDegrees &= Math.Abs(x.Value) <= 180 && Math.Abs(y.Value) <= 90;
        return _draft.Take(_draft.Point(x.Value, y.Value));
    }

    private ReadShape FromWkt(string text)
    {
        if (text.Length == 0) return default;
        if (Prefix().Match(text) is { Success: true } prefix)
        {
            var srid = prefix.Groups["n"].Value;
            _srid = _srid is null || _srid == srid ? srid : "";
            text = text[prefix.Length..];
        }
        try
        {
            return _draft.Take(new WktShape(text, _draft, budget).Whole());
        }
        catch (WktFaultException)
        {
            _draft.Take(null);
            return Fault(ReadFaults.ShapeUnreadable, $"'{Shown(text)}' bukan bentuk dalam WKT.", $"'{Shown(text)}' is not a shape in WKT.");
        }
    }

    private static ReadShape Fault(string code, string id, string en) => new(null, new RawFault(code, new LocalText(id, en), null));

    private static string Shown(string text) => new([.. text.Take(LongestShown).Select(c => char.IsControl(c) ? '?' : c)]);

    [GeneratedRegex(@"^(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^SRID\s*=\s*(?<n>\d{1,6})\s*;\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();
}
