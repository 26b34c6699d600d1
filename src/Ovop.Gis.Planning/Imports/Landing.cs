using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Imports;

/// <summary>Where the layer falls as it was read, and where it would fall if it were mended.</summary>
/// <param name="Extent">In longitude and latitude; null where nothing can be placed.</param>
/// <param name="Cause">A stable word for the likely cause: axes-swapped, latitude-sign, wrong-zone, wrong-hemisphere, degrees-as-metres, metres-as-degrees; null where it lands or nothing fits.</param>
public sealed record Landing(Box? Extent, bool OnSingkawang, string? Cause, IReadOnlyList<LandingMend> Mends);

/// <summary>A way to read the same coordinates so that they land on the city.</summary>
/// <param name="Option">As it is given on the command line, such as --crs EPSG:32649 or --swap-axes.</param>
public sealed record LandingMend(string Option, string? Crs, bool SwapAxes, Box Extent);
