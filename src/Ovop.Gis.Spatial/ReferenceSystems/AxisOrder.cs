namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The order in which the authority of a reference system writes its two numbers.</summary>
/// <remarks>Inside the engine the order is always east first; this is for readers and writers at the edge.</remarks>
public enum AxisOrder
{
    EastFirst,
    NorthFirst,
}
