using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Plans;

/// <summary>What a loader must know of the city to see that a layer lies somewhere else.</summary>
internal static class CityOfSingkawang
{
    /// <summary>The extent of the city by Kepmendagri's boundaries, with a little room: 0.74 to 1.03 N, 108.85 to 109.19 E.</summary>
    public static readonly Box Extent = new(108.85, 0.74, 109.19, 1.03);
}
