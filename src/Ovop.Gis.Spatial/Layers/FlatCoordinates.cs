using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Ovop.Gis.Spatial.Layers;

/// <summary>Shapes whose coordinates are one array of x and y in turn: a third of the memory of an object per vertex, and read in one run.</summary>
public static class FlatCoordinates
{
    /// <summary>For shapes in whatever system a file has.</summary>
    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DoubleFactory);

    /// <summary>For shapes in longitude and latitude.</summary>
    public static GeometryFactory LonLatFactory { get; } = new(new PrecisionModel(), 4326, PackedCoordinateSequenceFactory.DoubleFactory);

    /// <summary>A sequence over the array itself, x and y in turn.</summary>
    public static CoordinateSequence Sequence(double[] xy) => new PackedDoubleCoordinateSequence(xy, dimension: 2, measures: 0);

    /// <summary>X and y in turn: the sequence's own array where it has one, else a copy. Not to be written to.</summary>
    public static ReadOnlySpan<double> Of(CoordinateSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (sequence is PackedDoubleCoordinateSequence { Dimension: 2 } packed) return packed.GetRawCoordinates();
        var xy = new double[2 * sequence.Count];
        for (var i = 0; i < sequence.Count; i++) (xy[2 * i], xy[2 * i + 1]) = (sequence.GetX(i), sequence.GetY(i));
        return xy;
    }

    /// <summary>Whether two shapes are built of the same parts and the same numbers in the same order.</summary>
    public static bool Same(Geometry one, Geometry other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(one, other)) return true;
        return (one, other) switch
        {
            (Point a, Point b) => Of(a.CoordinateSequence).SequenceEqual(Of(b.CoordinateSequence)),
            (LineString a, LineString b) => Of(a.CoordinateSequence).SequenceEqual(Of(b.CoordinateSequence)),
            (Polygon a, Polygon b) => a.NumInteriorRings == b.NumInteriorRings && Same(a.ExteriorRing, b.ExteriorRing)
                && Enumerable.Range(0, a.NumInteriorRings).All(i => Same(a.GetInteriorRingN(i), b.GetInteriorRingN(i))),
            (GeometryCollection a, GeometryCollection b) => a.GetType() == b.GetType() && a.NumGeometries == b.NumGeometries
                && Enumerable.Range(0, a.NumGeometries).All(i => Same(a.GetGeometryN(i), b.GetGeometryN(i))),
            _ => false,
        };
    }

    /// <summary>The same shape with each of its sequences passed through a function; sequences it gives back as they are are shared, not copied.</summary>
    public static Geometry Rebuild(Geometry geometry, GeometryFactory factory, Func<CoordinateSequence, CoordinateSequence> sequence)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(sequence);
        return geometry switch
        {
            Point p => factory.CreatePoint(p.IsEmpty ? null : sequence(p.CoordinateSequence)),
            LinearRing r => Ring(r),
            LineString l => factory.CreateLineString(l.IsEmpty ? null : sequence(l.CoordinateSequence)),
            Polygon p => p.IsEmpty ? factory.CreatePolygon() : factory.CreatePolygon(Ring(p.ExteriorRing), [.. p.InteriorRings.Select(Ring)]),
            MultiPoint m => factory.CreateMultiPoint([.. m.Geometries.Select(g => (Point)Rebuild(g, factory, sequence))]),
            MultiLineString m => factory.CreateMultiLineString([.. m.Geometries.Select(g => (LineString)Rebuild(g, factory, sequence))]),
            MultiPolygon m => factory.CreateMultiPolygon([.. m.Geometries.Select(g => (Polygon)Rebuild(g, factory, sequence))]),
            GeometryCollection m => factory.CreateGeometryCollection([.. m.Geometries.Select(g => Rebuild(g, factory, sequence))]),
            _ => throw new ArgumentException($"A {geometry.GeometryType} is not a shape of Simple Features.", nameof(geometry)),
        };

        LinearRing Ring(LineString ring) => factory.CreateLinearRing(ring.IsEmpty ? null : sequence(ring.CoordinateSequence));
    }

    /// <summary>The same shape with its two axes changed over.</summary>
    public static Geometry Swapped(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return Rebuild(geometry, Factory, points =>
        {
            var xy = new double[2 * points.Count];
            for (var i = 0; i < points.Count; i++) (xy[2 * i], xy[2 * i + 1]) = (points.GetY(i), points.GetX(i));
            return Sequence(xy);
        });
    }
}
