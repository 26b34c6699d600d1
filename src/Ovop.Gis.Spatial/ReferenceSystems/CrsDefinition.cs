using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>What a reference system is, apart from what it is called.</summary>
/// <param name="DatumName">Only tells apart systems whose numbers are all equal.</param>
/// <param name="EquatorialRadiusMetres">Of the ellipsoid.</param>
/// <param name="InverseFlattening">Of the ellipsoid; 0 means a sphere.</param>
/// <param name="ToWgs84">Three shifts in metres, three rotations in seconds (position vector), scale in ppm; empty if not stated.</param>
/// <param name="Projection">Null if geographic.</param>
internal sealed record CrsDefinition(
    string DatumName, double EquatorialRadiusMetres, double InverseFlattening, IReadOnlyList<double> ToWgs84, Projection? Projection)
{
    private const double RadiusToleranceMetres = 1e-3;
    /// <summary>Finer than the step from WGS84 to GRS80, 1.46e-6.</summary>
    private const double InverseFlatteningTolerance = 1e-6;
    private const double ShiftTolerance = 1e-6;

    internal bool SameNumbers(CrsDefinition other) =>
        Math.Abs(EquatorialRadiusMetres - other.EquatorialRadiusMetres) < RadiusToleranceMetres
        && Math.Abs(InverseFlattening - other.InverseFlattening) < InverseFlatteningTolerance
        && SameShift(other)
        && (Projection is null ? other.Projection is null : other.Projection is not null && Projection.SameNumbers(other.Projection));

    internal bool StatesShift => ToWgs84.Count > 0;

    /// <summary>Letters and digits of the datum name; ESRI puts D_ before it.</summary>
    internal string PlainDatumName => Plain(DatumName.StartsWith("D_", StringComparison.OrdinalIgnoreCase) ? DatumName[2..] : DatumName);

    internal string Wkt(string name, string? authorityCode)
    {
        var authority = authorityCode is null ? "" : $",AUTHORITY[\"EPSG\",\"{authorityCode}\"]";
        var shift = StatesShift ? ",TOWGS84[" + string.Join(",", ToWgs84.Select(Text)) + "]" : "";
        string Geographic(string title, string tail) =>
            $"GEOGCS[\"{title}\",DATUM[\"{DatumName}\",SPHEROID[\"{SpheroidName}\",{Text(EquatorialRadiusMetres)},{Text(InverseFlattening)}]{shift}],"
            + $"PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]{tail}]";
        if (Projection is null) return Geographic(name, authority);
        var parameters = string.Concat(Projection.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $",PARAMETER[\"{p.Key}\",{Text(p.Value)}]"));
        return $"PROJCS[\"{name}\",{Geographic(DatumName, "")},PROJECTION[\"{Projection.Method}\"]{parameters},UNIT[\"metre\",1]{authority}]";
    }

    /// <summary>A name for a system without a code: equal numbers give equal names.</summary>
    internal string CustomId =>
        "custom:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Wkt("", null))))[..12];

    private string SpheroidName => (EquatorialRadiusMetres, InverseFlattening) switch
    {
        (6378137, 298.257223563) => "WGS 84",
        (6378160, 298.247) => "Indonesian National Spheroid",
        var (radius, flattening) => $"{Text(radius)} {Text(flattening)}",
    };

    internal static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>No shift and a shift of nothing are the same.</summary>
    private bool SameShift(CrsDefinition other)
    {
        for (var i = 0; i < 7; i++)
            if (Math.Abs(ToWgs84.ElementAtOrDefault(i) - other.ToWgs84.ElementAtOrDefault(i)) > ShiftTolerance) return false;
        return true;
    }
}
