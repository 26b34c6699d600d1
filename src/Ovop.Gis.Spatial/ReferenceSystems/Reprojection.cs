using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using Ovop.Gis.Spatial.Layers;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>Takes coordinates from one reference system to another; x is always longitude or easting.</summary>
/// <remarks>A coordinate that is not finite, or that the projection cannot carry, comes out as not a number.</remarks>
public sealed class Reprojection
{
    private readonly MathTransform? _transform;
    private readonly GeometryFactory _factory;

    private Reprojection(Crs from, Crs to)
    {
        (From, To) = (from, to);
        _factory = IsPlainWgs84(to) ? FlatCoordinates.LonLatFactory : new GeometryFactory(new PrecisionModel(), to.EpsgCode ?? 0, PackedCoordinateSequenceFactory.DoubleFactory);
        // CRS84 and EPSG:4326 differ only outside.
        if (from.Id == to.Id || IsPlainWgs84(from) && IsPlainWgs84(to)) return;
        var factory = new CoordinateSystemFactory();
        _transform = new CoordinateTransformationFactory()
            .CreateFromCoordinateSystems(factory.CreateFromWkt(from.Wkt), factory.CreateFromWkt(to.Wkt)).MathTransform;
    }

    public Crs From { get; }
    public Crs To { get; }

    public static Reprojection Between(Crs from, Crs to) => new(from, to);
    public static Reprojection ToWgs84(Crs from) => new(from, KnownCrs.Crs84);
    public static Reprojection FromWgs84(Crs to) => new(KnownCrs.Crs84, to);

    /// <summary>A new geometry over flat arrays; the one given stays as it is, and shares its arrays where no coordinate changes.</summary>
    public Geometry Apply(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return FlatCoordinates.Rebuild(geometry, _factory, Carry);
    }

    /// <summary>A new coordinate with only x and y.</summary>
    public Coordinate Apply(Coordinate coordinate)
    {
        ArgumentNullException.ThrowIfNull(coordinate);
        var (x, y) = Apply(coordinate.X, coordinate.Y);
        return new Coordinate(x, y);
    }

    internal (double X, double Y) Apply(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y)) return (double.NaN, double.NaN);
        if (_transform is null) return (x, y);
        try
        {
            var (u, v) = _transform.Transform(x, y);
            return double.IsFinite(u) && double.IsFinite(v) ? (u, v) : (double.NaN, double.NaN);
        }
        catch (ArgumentException)
        {
            return (double.NaN, double.NaN);
        }
    }

    private static bool IsPlainWgs84(Crs crs) => crs.Id is "EPSG:4326" or "OGC:CRS84";

    private CoordinateSequence Carry(CoordinateSequence points)
    {
        if (_transform is null && points is PackedDoubleCoordinateSequence { Dimension: 2 }) return points;
        if (points.HasZ)
        {
            var copy = points.Copy();
            for (var i = 0; i < copy.Count; i++)
            {
                var (x, y) = Apply(points.GetX(i), points.GetY(i));
                copy.SetX(i, x);
                copy.SetY(i, y);
            }

            return copy;
        }

        var xy = new double[2 * points.Count];
        for (var i = 0; i < points.Count; i++) (xy[2 * i], xy[2 * i + 1]) = _transform is null ? (points.GetX(i), points.GetY(i)) : Apply(points.GetX(i), points.GetY(i));
        return FlatCoordinates.Sequence(xy);
    }
}
