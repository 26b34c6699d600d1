using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Validity;

/// <summary>Mends single shapes.</summary>
public static class ShapeRepair
{
    /// <summary>A valid shape that covers what the rings enclose; of a polygon only polygons, and an empty one where nothing is left.</summary>
    /// <remarks>NetTopologySuite's GeometryFixer: each ring is made valid by itself, shells are united, holes are taken off.</remarks>
    public static Geometry MakeValid(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var mended = GeometryFixer.Fix(geometry);
        if (geometry is not IPolygonal) return FlatCoordinates.LonLatFactory.CreateGeometry(mended);
        var polygons = new List<Polygon>();
        for (var i = 0; i < mended.NumGeometries; i++)
            if (mended.GetGeometryN(i) is Polygon { IsEmpty: false } polygon) polygons.Add(polygon);
        return FlatCoordinates.LonLatFactory.CreateGeometry(
            polygons.Count == 1 && geometry is Polygon ? polygons[0]
            : polygons.Count == 0 ? geometry.Factory.CreatePolygon() : geometry.Factory.CreateMultiPolygon([.. polygons]));
    }

    /// <summary>The same lines and rings without vertices that repeat the one before them; rings of fewer than three places stay as they are.</summary>
    public static Geometry WithoutRepetitions(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var factory = geometry.Factory;
        return geometry switch
        {
            Polygon { IsEmpty: false } polygon => factory.CreatePolygon(Ring(polygon.ExteriorRing), [.. polygon.InteriorRings.Select(Ring)]),
            MultiPolygon parts => factory.CreateMultiPolygon([.. parts.Geometries.Select(p => (Polygon)WithoutRepetitions(p))]),
            LineString { IsEmpty: false } line and not LinearRing => factory.CreateLineString(FlatCoordinates.Sequence(Distinct(line, 2))),
            MultiLineString parts => factory.CreateMultiLineString([.. parts.Geometries.Select(p => (LineString)WithoutRepetitions(p))]),
            _ => geometry,
        };

        LinearRing Ring(LineString ring) => factory.CreateLinearRing(FlatCoordinates.Sequence(Distinct(ring, 4)));
    }

    private static double[] Distinct(LineString line, int fewest)
    {
        var xy = FlatCoordinates.Of(line.CoordinateSequence);
        var kept = new List<double>(xy.Length);
        for (var i = 0; i < xy.Length; i += 2)
            if (i == 0 || xy[i] != xy[i - 2] || xy[i + 1] != xy[i - 1]) kept.AddRange([xy[i], xy[i + 1]]);
        return kept.Count >= 2 * fewest ? [.. kept] : xy.ToArray();
    }
}
