using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Areas;

/// <summary>A way of measuring a surface, passed as a value so that a figure can say how it was made.</summary>
public interface IAreaMethod
{
    /// <summary>Such as geodesic-wgs84 or planar-epsg-32649.</summary>
    string Id { get; }

    Area Measure(Geometry geometry);
}
