using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Benchmarks.Radius;

/// <summary>The engine's questions about points; the one place here that knows how they are asked.</summary>
internal sealed class OurPoints(IReadOnlyList<Geometry> points)
{
    private readonly LayerSnapshot _layer = LayerSnapshot.Create(points);

    public IReadOnlyList<Neighbour> Within(LonLat place, Distance radius, CancellationToken cancellationToken) =>
        ProximityQuery.Find(_layer, From(place), Reference.Point, radius, nearest: null, cancellationToken);

    public IReadOnlyList<Neighbour> Nearest(LonLat place, int count, CancellationToken cancellationToken) =>
        ProximityQuery.Find(_layer, From(place), Reference.Point, within: null, count, cancellationToken);

    public static PointDistance Row(Neighbour neighbour) => new(neighbour.Feature, neighbour.Separation.Distance.Metres);

    private static Point From(LonLat place) => GeometryFactory.Default.CreatePoint(new Coordinate(place.LongitudeDegrees, place.LatitudeDegrees));
}
