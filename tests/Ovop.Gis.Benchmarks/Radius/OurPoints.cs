using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Benchmarks.Radius;

/// <summary>The engine's questions about points; the one place here that knows how they are asked.</summary>
internal sealed class OurPoints(IReadOnlyList<Geometry> points)
{
    private readonly PointIndex _index = PointIndex.Of(LayerSnapshot.Create(points));
    private readonly NearbyPoints _found = new();

    /// <summary>The answer is valid until the next question.</summary>
    public NearbyPoints Within(LonLat place, Distance radius)
    {
        _index.Within(place, radius, _found);
        return _found;
    }

    public NearbyPoints Nearest(LonLat place, int count)
    {
        _index.Nearest(place, count, within: null, _found);
        return _found;
    }

    public static IReadOnlyList<PointDistance> Rows(NearbyPoints found)
    {
        var rows = new PointDistance[found.Count];
        for (var i = 0; i < rows.Length; i++) rows[i] = new PointDistance(found.Features[i], found.Metres[i]);
        return rows;
    }
}
