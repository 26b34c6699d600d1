using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>Turns the spellings of well-known text, OGC's and ESRI's, into one definition.</summary>
internal static class WktDefinition
{
    private const double DegreeRadians = Math.PI / 180;
    private const double WgsRadiusMetres = 6_378_137;
    private const double WgsInverseFlattening = 298.257223563;

    private static readonly Dictionary<string, string> ParameterAliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["longitude_of_origin"] = "central_meridian",
        ["longitude_of_natural_origin"] = "central_meridian",
        ["latitude_of_natural_origin"] = "latitude_of_origin",
        ["central_parallel"] = "latitude_of_origin",
        ["scale_factor_at_natural_origin"] = "scale_factor",
    };

    /// <summary>The library has more, but these agree with PROJ, and its polyconic for one does not converge.</summary>
    private static readonly Dictionary<string, string> CheckedMethods = new()
    {
        ["MERCATOR1SP"] = Projection.Mercator,
        ["LAMBERTCONFORMALCONIC"] = "Lambert_Conformal_Conic_2SP",
        ["LAMBERTCONFORMALCONIC2SP"] = "Lambert_Conformal_Conic_2SP",
        ["ALBERS"] = "Albers",
        ["ALBERSCONICEQUALAREA"] = "Albers",
        ["LAMBERTAZIMUTHALEQUALAREA"] = "Lambert_Azimuthal_Equal_Area",
    };

    internal static (CrsDefinition? Definition, PrjFault? Fault) Of(WktNode root)
    {
        var geographic = root.Is("PROJCS") ? root.Child("GEOGCS") : root;
        if (geographic is null) return Missing("GEOGCS");
        if (geographic.Child("DATUM") is not { Name: { } datumName } datum) return Missing("DATUM");
        var spheroid = datum.Child("SPHEROID") ?? datum.Child("ELLIPSOID");
        if (spheroid is not { Numbers: [> 0, >= 0 and var inverseFlattening, ..] }) return Missing("SPHEROID");
        var radius = spheroid.Numbers[0];

        if (geographic.Child("PRIMEM") is { Numbers: [var prime, ..] } && Math.Abs(prime) > 1e-9)
            return Fault(PrjFaultKind.UnsupportedPrimeMeridian, $"its longitudes are counted from {prime:R} degrees, not from Greenwich", "Reproject the layer to a system on Greenwich, such as EPSG:32649.");
        // ESRI and OGC write the degree to 13 to 16 digits.
        if (geographic.Child("UNIT") is not { Numbers: [var angle, ..] }) return Missing("UNIT of GEOGCS");
        if (Math.Abs(angle - DegreeRadians) > 1e-12)
            return Fault(PrjFaultKind.UnsupportedUnit, $"its angles are in units of {angle:R} radians, not in degrees", "Reproject the layer to EPSG:4326 or EPSG:32649.");
        if (root.Children.Any(child => child.Is("AXIS") && child.Texts.Any(text => text.ToUpperInvariant() is "SOUTH" or "WEST")))
            return Fault(PrjFaultKind.UnsupportedAxis, "it counts towards the south or the west", "Reproject the layer to a system that counts towards the east and north, such as EPSG:32649.");

        var shift = datum.Child("TOWGS84")?.Numbers ?? [];
        if (shift.Count is not (0 or 3 or 6 or 7)) return Missing("TOWGS84 (3, 6 or 7 numbers)");
        var definition = new CrsDefinition(datumName, radius, inverseFlattening, shift, null);
        return root.Is("PROJCS") ? Projected(root, definition) : (definition, null);
    }

    private static (CrsDefinition?, PrjFault?) Projected(WktNode root, CrsDefinition datum)
    {
        if (root.Child("PROJECTION")?.Name is not { } method) return Missing("PROJECTION");
        if (root.Child("UNIT") is not { Numbers: [var unit, ..] }) return Missing("UNIT of PROJCS");
        if (Math.Abs(unit - 1) > 1e-12)
            return Fault(PrjFaultKind.UnsupportedUnit, $"its lengths are in units of {unit:R} metres", "Reproject the layer to a system in metres, such as EPSG:32649.");

        var parameters = new Dictionary<string, double>();
        foreach (var node in root.Children.Where(child => child.Is("PARAMETER")))
        {
            if (node is not { Name: { } name, Numbers: [var value, ..] }) return Missing("PARAMETER with a name and a number");
            parameters[ParameterAliases.GetValueOrDefault(name, name).ToLowerInvariant()] = value;
        }

        switch (CrsDefinition.Plain(method))
        {
            case "TRANSVERSEMERCATOR" or "GAUSSKRUGER":
                if (!parameters.ContainsKey("central_meridian")) return Missing("PARAMETER central_meridian");
                foreach (var (name, value) in Projection.Transverse(0, 1, 0, 0).Parameters) parameters.TryAdd(name, value);
                return (datum with { Projection = new Projection(Projection.TransverseMercator, parameters) }, null);
            case "MERCATORAUXILIARYSPHERE":
                if (parameters.GetValueOrDefault("standard_parallel_1") != 0 || parameters.GetValueOrDefault("auxiliary_sphere_type") != 0)
                    return Unsupported(method + " with a standard parallel or another auxiliary sphere");
                return Web(datum, parameters);
            case "POPULARVISUALISATIONPSEUDOMERCATOR" or "PSEUDOMERCATOR" or "GOOGLEMERCATOR":
            case "MERCATOR1SP" when IsOnSphere(root, datum):
            case "MERCATOR" or "MERCATOR2SP" when IsOnSphere(root, datum) && parameters.GetValueOrDefault("standard_parallel_1") == 0:
                return Web(datum, parameters);
            case "MERCATOR" or "MERCATOR2SP":
                return (datum with { Projection = Mercator(datum, parameters) }, null);
            case var plain when CheckedMethods.TryGetValue(plain, out var name):
                return (datum with { Projection = new Projection(name, parameters) }, null);
            default:
                return Unsupported(method);
        }
    }

    /// <summary>GDAL writes web Mercator as a plain one and says what it means in an extension; others give a sphere.</summary>
    private static bool IsOnSphere(WktNode root, CrsDefinition datum) =>
        root.Child("EXTENSION")?.Texts.Any(text => text.Contains("+a=6378137 +b=6378137", StringComparison.Ordinal)) == true
        || datum.InverseFlattening == 0 && datum.EquatorialRadiusMetres == WgsRadiusMetres;

    private static (CrsDefinition?, PrjFault?) Web(CrsDefinition datum, Dictionary<string, double> parameters)
    {
        foreach (var name in new[] { "standard_parallel_1", "auxiliary_sphere_type" }) parameters.Remove(name);
        foreach (var (name, value) in Projection.Web.Parameters) parameters.TryAdd(name, value);
        // The sphere is only how it is computed: its longitudes and latitudes are those of WGS84.
        var inverseFlattening = datum.InverseFlattening == 0 ? WgsInverseFlattening : datum.InverseFlattening;
        return (datum with { InverseFlattening = inverseFlattening, Projection = new Projection(Projection.PseudoMercator, parameters) }, null);
    }

    /// <summary>The standard parallel as a scale at the equator, so that only one parameter says it.</summary>
    private static Projection Mercator(CrsDefinition datum, Dictionary<string, double> parameters)
    {
        parameters.Remove("standard_parallel_1", out var parallelDegrees);
        var f = datum.InverseFlattening == 0 ? 0 : 1 / datum.InverseFlattening;
        var (sin, cos) = Angles.SinCos(parallelDegrees);
        parameters["scale_factor"] = cos / Math.Sqrt(1 - f * (2 - f) * sin * sin);
        return new Projection(Projection.Mercator, parameters);
    }

    internal static (CrsDefinition? Definition, PrjFault? Fault) Unsupported(string method) =>
        Fault(PrjFaultKind.UnsupportedProjection, $"the projection {method} is not supported", "Reproject the layer to EPSG:32649 or EPSG:4326.");

    private static (CrsDefinition? Definition, PrjFault? Fault) Missing(string what) =>
        Fault(PrjFaultKind.MissingValue, $"{what} is missing or malformed", "Write the .prj anew from the program that made the layer, or name the system when loading.");

    private static (CrsDefinition? Definition, PrjFault? Fault) Fault(PrjFaultKind kind, string what, string wayOut) =>
        (null, new PrjFault(kind, FormattableString.Invariant($"{what}"), wayOut));
}
