using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Which way rings should run, where a format says so.</summary>
internal static class RingConvention
{
    /// <summary>Null where the format leaves it open.</summary>
    public static bool? OuterClockwise(string format) => format switch
    {
        "Shapefile" => true,
        "GeoJSON" => false,
        _ => null,
    };

    public static string SourceOf(string format) => format == "Shapefile" ? "ESRI Shapefile Technical Description (1998)" : "RFC 7946, 3.1.6";

    public static int WrongRings(string format, ShapeReading reading) => OuterClockwise(format) switch
    {
        true => reading.Rings - reading.ClockwiseOutside,
        false => reading.ClockwiseOutside,
        null => 0,
    };
}
