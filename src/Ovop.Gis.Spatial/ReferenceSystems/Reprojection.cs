using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using Ovop.Gis.Spatial.Layers;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>Takes coordinates from one reference system to another; x is always longitude or easting.</summary>
/// <remarks>
/// Mercator and transverse Mercator and the shifts between datums are the engine's own; where either system needs another projection, ProjNET carries the
/// whole way. A coordinate that is not finite, or that the projection cannot carry, comes out as not a number; in a shape
/// as infinite, since a ring has to close.
/// </remarks>
public sealed class Reprojection
{
    private readonly IMapProjection? _fromPlane;
    private readonly DatumShift? _shift;
    private readonly IMapProjection? _toPlane;
    private readonly MathTransform? _library;
    private readonly bool _changesNothing;
    private readonly GeometryFactory _factory;

    private Reprojection(Crs from, Crs to)
    {
        (From, To) = (from, to);
        _factory = IsPlainWgs84(to) ? FlatCoordinates.LonLatFactory : new GeometryFactory(new PrecisionModel(), to.EpsgCode ?? 0, PackedCoordinateSequenceFactory.DoubleFactory);
        // CRS84 and EPSG:4326 differ only outside.
        _changesNothing = from.Id == to.Id || IsPlainWgs84(from) && IsPlainWgs84(to);
        if (_changesNothing) return;
        if (OwnProjections.DefinitionOf(from) is { } start && OwnProjections.DefinitionOf(to) is { } end)
        {
            (_fromPlane, _toPlane) = (OwnProjections.Of(start), OwnProjections.Of(end));
            if (HasFormula(start, _fromPlane) && HasFormula(end, _toPlane))
            {
                if (!(start with { Projection = null }).SameNumbers(end with { Projection = null })) _shift = new DatumShift(start, end);
                return;
            }
        }

        (_fromPlane, _toPlane) = (null, null);
        var factory = new CoordinateSystemFactory();
        _library = new CoordinateTransformationFactory()
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
        if (_library is not null) return ByLibrary(_library, x, y);
        if (_fromPlane is not null) (x, y) = _fromPlane.ToEllipsoid(x, y);
        if (_shift is not null) (x, y) = _shift.Apply(x, y);
        if (_toPlane is not null) (x, y) = _toPlane.ToPlane(x, y);
        return Finite(x, y);
    }

    private static (double X, double Y) Finite(double x, double y) => double.IsFinite(x) && double.IsFinite(y) ? (x, y) : (double.NaN, double.NaN);

    private static bool HasFormula(CrsDefinition definition, IMapProjection? projection) => definition.Projection is null || projection is not null;

    private static (double X, double Y) ByLibrary(MathTransform transform, double x, double y)
    {
        try
        {
            var (u, v) = transform.Transform(x, y);
            return Finite(u, v);
        }
        catch (ArgumentException)
        {
            return (double.NaN, double.NaN);
        }
    }

    private static bool IsPlainWgs84(Crs crs) => crs.Id is "EPSG:4326" or "OGC:CRS84";

    private (double X, double Y) Vertex(double x, double y)
    {
        (x, y) = Apply(x, y);
        return double.IsNaN(x) ? (double.PositiveInfinity, double.PositiveInfinity) : (x, y);
    }

    private CoordinateSequence Carry(CoordinateSequence points)
    {
        if (_changesNothing && points is PackedDoubleCoordinateSequence { Dimension: 2 }) return points;
        if (points.HasZ)
        {
            var copy = points.Copy();
            for (var i = 0; i < copy.Count; i++)
            {
                var (x, y) = Vertex(points.GetX(i), points.GetY(i));
                copy.SetX(i, x);
                copy.SetY(i, y);
            }

            return copy;
        }

        var xy = new double[2 * points.Count];
        for (var i = 0; i < points.Count; i++) (xy[2 * i], xy[2 * i + 1]) = _changesNothing ? (points.GetX(i), points.GetY(i)) : Vertex(points.GetX(i), points.GetY(i));
        return FlatCoordinates.Sequence(xy);
    }
}
