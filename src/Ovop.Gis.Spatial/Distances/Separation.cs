using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>How far two things are apart, in which direction, and between which two places.</summary>
/// <remarks>The bearing is taken at <paramref name="From"/>; where the distance is zero it is zero and says nothing.</remarks>
public readonly record struct Separation(Distance Distance, Bearing Bearing, LonLat From, LonLat To);
