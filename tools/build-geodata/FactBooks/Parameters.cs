using System.Text.Json;
using Ovop.Gis.BuildGeodata.Coverage;

namespace Ovop.Gis.BuildGeodata.FactBooks;

/// <summary>parameters.json: every choice that is ours and not a published fact.</summary>
internal sealed record Parameters(CoverageSettings Coverage, AirportFacts Airport, RoadFacts Road, ZoneRules Zones)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Parameters Read(string folder) =>
        JsonSerializer.Deserialize<Parameters>(File.ReadAllText(Path.Combine(folder, "parameters.json")), Options)
        ?? throw new FormatException("parameters.json is empty.");

    public static Place At(double[] lngLat) => new(lngLat[0], lngLat[1]);
}

internal sealed record AirportFacts(double[] Reference, double[] Threshold16, double[] Threshold34, double[][] LandCorners);

internal sealed record RoadFacts(double[] Junction, double[] End, double LengthMetres, double RightOfWayMetres, int Vertices);

internal sealed record ZoneRules(
    double AirportBeltMetres, double RoadHalfWidthMetres, double CoastBeltMetres, double[] CoastFrom, double[] CoastTo,
    double SiteRadiusMetres, double LeastPartSquareMetres);
