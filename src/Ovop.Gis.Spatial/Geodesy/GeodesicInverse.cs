namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>The shortest path between two places: its length and its directions at both ends.</summary>
/// <remarks>
/// Azimuths clockwise from north, in [-180, 180], both pointing onwards along the path.
/// Of two equally short paths one is chosen; between coincident places the azimuth is 0.
/// </remarks>
public readonly record struct GeodesicInverse(double DistanceMetres, double StartAzimuthDegrees, double EndAzimuthDegrees);
