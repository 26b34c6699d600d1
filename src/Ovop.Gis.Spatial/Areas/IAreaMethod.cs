using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Areas;

/// <summary>A way to measure a surface, with a name that goes into the passport of the figure.</summary>
public interface IAreaMethod
{
    string Id { get; }

    /// <summary>The surface of all polygons in the geometry, holes taken off; points and lines have none.</summary>
    /// <remarks>The geometry is in longitude and latitude, degrees, WGS84. Which way its rings run does not matter.</remarks>
    Area Measure(Geometry geometry);
}
