namespace Ovop.Gis.Planning.Features;

/// <summary>A place in degrees on WGS 84.</summary>
public sealed record Place(double Longitude, double Latitude);
