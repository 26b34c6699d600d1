using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>Which places of a geometry a distance is measured between.</summary>
public enum Reference
{
    /// <summary>A point by itself, anything else by its centroid.</summary>
    Point,

    /// <summary>The nearest places of the two; nothing apart where they meet.</summary>
    Edge,
}

/// <summary>A feature near a place.</summary>
/// <param name="Feature">Its number in the layer.</param>
public readonly record struct Neighbour(int Feature, Separation Separation);

/// <summary>What lies near a geometry: within a distance, the nearest so many, or all of it, nearest first.</summary>
/// <remarks>The layer's own indexes are asked, so that only what may be near is measured. Equal distances come in the layer's order; a distance equal to the radius is within.</remarks>
public static class ProximityQuery
{
    public static IReadOnlyList<Neighbour> Find(
        LayerSnapshot layer, Geometry from, Reference reference, Distance? within, int? nearest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(from);
        cancellationToken.ThrowIfCancellationRequested();
        if (nearest <= 0) return [];
        return reference == Reference.Edge
            ? new NearestOutlines(layer, from, within?.Metres ?? double.PositiveInfinity, nearest ?? int.MaxValue).Search(cancellationToken)
            : ReferencePoint(from) is { } start ? FromPoint(PointIndex.Of(layer), start, within, nearest) : [];
    }

    /// <summary>A point itself; of anything else the centroid. Null of an empty geometry, and of one that is not on the earth.</summary>
    public static LonLat? ReferencePoint(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (geometry.IsEmpty || (geometry as Point ?? geometry.Centroid) is not { IsEmpty: false } point) return null;
        return double.IsFinite(point.X) && point.Y is >= -90 and <= 90 ? new LonLat(point.X, point.Y) : null;
    }

    private static Neighbour[] FromPoint(PointIndex points, LonLat start, Distance? within, int? nearest)
    {
        var found = new NearbyPoints();
        points.Nearest(start, nearest ?? int.MaxValue, within, found);
        var view = new Viewpoint(start);
        var neighbours = new Neighbour[found.Count];
        for (var i = 0; i < neighbours.Length; i++)
        {
            var feature = found.Features[i];
            neighbours[i] = new Neighbour(feature, view.To(points.Place(feature), points.InSpace(feature), found.Metres[i]));
        }

        return neighbours;
    }
}
