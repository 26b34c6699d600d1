namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>Where a geodesic arrives, and the direction in which it would go on.</summary>
/// <remarks>Azimuth clockwise from north, in [-180, 180].</remarks>
public readonly record struct GeodesicEnd(LonLat Position, double AzimuthDegrees);
