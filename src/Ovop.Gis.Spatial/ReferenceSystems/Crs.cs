namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>A coordinate reference system: what the two numbers of a coordinate mean.</summary>
/// <param name="Id">Such as "EPSG:32649", "OGC:CRS84" or, where no code is known to fit, "custom:" and a digest of the parameters.</param>
/// <param name="Name">The name that the authority or the file gives it.</param>
/// <param name="Wkt">Well-known text, version 1; enough to build it again.</param>
/// <param name="IsGeographic">Longitude and latitude in degrees; otherwise easting and northing in metres.</param>
/// <param name="AuthorityAxisOrder">The order outside; inside, x is always longitude or easting.</param>
public sealed record Crs(string Id, string Name, string Wkt, bool IsGeographic, AxisOrder AuthorityAxisOrder)
{
    /// <summary>The OGC address of the system, or null where it has no code.</summary>
    public string? Uri =>
        Id == "OGC:CRS84" ? "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
        : Id.StartsWith("EPSG:", StringComparison.Ordinal) ? "http://www.opengis.net/def/crs/EPSG/0/" + Id[5..]
        : null;

    /// <summary>The EPSG code, or null where it has none.</summary>
    public int? EpsgCode => Id.StartsWith("EPSG:", StringComparison.Ordinal)
        ? int.Parse(Id[5..], System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
