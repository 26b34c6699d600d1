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
/// <remarks>The index is asked with a box that is sure to hold all within reach; each candidate is then measured. Equal distances come in the layer's order.</remarks>
public static class ProximityQuery
{
    public static IReadOnlyList<Neighbour> Find(
        LayerSnapshot layer, Geometry from, Reference reference, Distance? within, int? nearest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(from);
        var candidates = within is { } reach ? layer.Candidates(ReachOf(from, reach)) : [.. Enumerable.Range(0, layer.Count)];
        var found = new List<Neighbour>();
        foreach (var feature in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Measure(from, layer[feature], reference) is { } separation && !(separation.Distance > within)) found.Add(new Neighbour(feature, separation));
        }

        found.Sort((a, b) => a.Separation.Distance != b.Separation.Distance
            ? a.Separation.Distance.CompareTo(b.Separation.Distance)
            : a.Feature.CompareTo(b.Feature));
        return nearest < found.Count ? found[..nearest.Value] : found;
    }

    /// <summary>A point itself; of anything else the centroid. Null of an empty geometry.</summary>
    public static LonLat? ReferencePoint(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry.Centroid is { IsEmpty: false } centroid ? new LonLat(centroid.X, centroid.Y) : null;
    }

    private static Separation? Measure(Geometry from, Geometry to, Reference reference)
    {
        if (reference == Reference.Edge)
            return from is Point point ? GeodesicDistance.ToNearest(new LonLat(point.X, point.Y), to) : GeodesicDistance.Between(from, to);
        return ReferencePoint(from) is { } start && ReferencePoint(to) is { } end ? GeodesicDistance.Between(start, end) : null;
    }

    private static Box ReachOf(Geometry from, Distance distance)
    {
        var e = from.EnvelopeInternal;
        if (e.IsNull) return Box.Empty;
        var reach = GeodesicDistance.Reach(new LonLat(e.MinX, e.MinY), distance);
        reach.ExpandToInclude(GeodesicDistance.Reach(new LonLat(e.MaxX, e.MaxY), distance));
        return new Box(reach.MinX, reach.MinY, reach.MaxX, reach.MaxY);
    }
}
