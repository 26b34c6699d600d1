using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Widths in metres round geometry in degrees, and overlays on the seven decimals that are kept.</summary>
internal static class PlaneGeometry
{
    private static readonly PrecisionModel Grid = new(1e7);

    public static Geometry Around(Geometry degrees, double metres)
    {
        var around = InPlane(degrees).Buffer(metres);
        around.Apply(new Move(p => Degrees.Coordinate(LocalPlane.ToPlace(new PlanePoint(p.X, p.Y)))));
        return Degrees.Factory.CreateGeometry(around);
    }

    public static Geometry InPlane(Geometry degrees)
    {
        var plane = new GeometryFactory().CreateGeometry(degrees);
        plane.Apply(new Move(InPlane));
        return plane;
    }

    public static Geometry Intersection(Geometry a, Geometry b) => OverlayNG.Overlay(a, b, SpatialFunction.Intersection, Grid);

    public static Geometry Difference(Geometry a, Geometry b) => OverlayNG.Overlay(a, b, SpatialFunction.Difference, Grid);

    public static Geometry Union(IEnumerable<Geometry> parts) =>
        parts.Aggregate((a, b) => OverlayNG.Overlay(a, b, SpatialFunction.Union, Grid));

    public static Coordinate InPlane(Coordinate degrees)
    {
        var point = LocalPlane.From(new Place(degrees.X, degrees.Y));
        return new Coordinate(point.XMetres, point.YMetres);
    }

    private sealed class Move(Func<Coordinate, Coordinate> to) : ICoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            var moved = to(new Coordinate(sequence.GetX(i), sequence.GetY(i)));
            sequence.SetX(i, moved.X);
            sequence.SetY(i, moved.Y);
        }
    }
}
