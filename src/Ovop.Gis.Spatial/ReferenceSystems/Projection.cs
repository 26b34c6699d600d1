namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>A projection method with its parameters, under one spelling.</summary>
internal sealed record Projection(string Method, IReadOnlyDictionary<string, double> Parameters)
{
    internal const string TransverseMercator = "Transverse_Mercator";
    internal const string Mercator = "Mercator_1SP";
    internal const string PseudoMercator = "Pseudo-Mercator";

    /// <summary>Metres and degrees alike: 1e-6 degrees would be 0.1 m, so degrees are held to 1e-9.</summary>
    private const double Tolerance = 1e-9;

    internal static Projection Transverse(double centralMeridianDegrees, double scale, double falseEastingMetres, double falseNorthingMetres) =>
        new(TransverseMercator, new Dictionary<string, double>
        {
            ["latitude_of_origin"] = 0,
            ["central_meridian"] = centralMeridianDegrees,
            ["scale_factor"] = scale,
            ["false_easting"] = falseEastingMetres,
            ["false_northing"] = falseNorthingMetres,
        });

    internal static Projection Web { get; } = new(PseudoMercator, new Dictionary<string, double>
    {
        ["latitude_of_origin"] = 0,
        ["central_meridian"] = 0,
        ["scale_factor"] = 1,
        ["false_easting"] = 0,
        ["false_northing"] = 0,
    });

    internal bool SameNumbers(Projection other) =>
        Method == other.Method
        && Parameters.Keys.Union(other.Parameters.Keys).All(key => Math.Abs(Value(key) - other.Value(key)) <= Tolerance);

    internal double Value(string key) => Parameters.GetValueOrDefault(key, key == "scale_factor" ? 1 : 0);
}
