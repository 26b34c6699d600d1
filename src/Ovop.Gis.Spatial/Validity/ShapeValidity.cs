using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Validity;

/// <summary>Is a shape valid by OGC Simple Features? Shown in one sweep where its rings are apart, as nearly always; else NetTopologySuite decides.</summary>
/// <remarks>The answer is that of <see cref="IsValidOp"/>, but for giants whose rings touch, which are refused. Keeps its arrays: one for each thread.</remarks>
public sealed class ShapeValidity
{
    /// <summary>Above this many vertices a contact that was found is enough: the full check may need the square of their number.</summary>
    private const int MostVerticesForTheFullCheck = 200_000;

    private readonly SweepSegments _segments = new();
    private readonly RingSweep _sweep;
    private readonly List<(int Polygon, bool Shell)> _roles = [];
    private readonly List<int> _shells = [];

    public ShapeValidity() => _sweep = new RingSweep(_segments);

    /// <summary>How many shapes the sweep could not decide.</summary>
    public int FullChecks { get; private set; }

    public ShapeReading Read(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry is IPolygonal ? ReadPolygons(geometry) : ReadOther(geometry);
    }

    private ShapeReading ReadPolygons(Geometry geometry)
    {
        var whole = Gather(geometry);
        if (!_segments.InRange && NotFinite(geometry) is { } place)
            return new ShapeReading(new ValidityFault(ValidityFaultKind.CoordinateNotFinite, place), _segments.Repetitions, 0, 0);
        if (!whole || !_segments.InRange) return new ShapeReading(FullCheck(geometry), _segments.Repetitions, 0, 0);

        var verdict = _sweep.Run();
        if (verdict == SweepVerdict.Apart && IsNestedWell())
            return new ShapeReading(null, _segments.Repetitions, _roles.Count, Enumerable.Range(0, _roles.Count).Count(r => _roles[r].Shell != _sweep.IsAnticlockwise(r)));
        var fault = verdict != SweepVerdict.Apart && _segments.Count > MostVerticesForTheFullCheck
            ? new ValidityFault(verdict == SweepVerdict.Crossing ? ValidityFaultKind.SelfIntersection : ValidityFaultKind.TouchingBeyondCheck, _sweep.Contact)
            : FullCheck(geometry);
        return new ShapeReading(fault, _segments.Repetitions, _roles.Count, RingDirection.CountClockwiseOutside(geometry));
    }

    private bool Gather(Geometry geometry)
    {
        _segments.Clear();
        _roles.Clear();
        _shells.Clear();
        var whole = true;
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon) continue;
            _shells.Add(_roles.Count);
            for (var r = -1; r < polygon.NumInteriorRings; r++)
            {
                var ring = r < 0 ? polygon.ExteriorRing : polygon.GetInteriorRingN(r);
                if (ring.IsEmpty) continue;
                _roles.Add((_shells.Count - 1, r < 0));
                whole &= _segments.Add(ring);
            }
        }

        return whole;
    }

    /// <summary>Of rings that are apart: each hole directly in its own shell, each shell in nothing or in a hole of another polygon.</summary>
    private bool IsNestedWell()
    {
        for (var ring = 0; ring < _roles.Count; ring++)
        {
            var (polygon, isShell) = _roles[ring];
            var parent = _sweep.ParentOf(ring);
            if (isShell ? parent >= 0 && (_roles[parent].Shell || _roles[parent].Polygon == polygon) : parent != _shells[polygon]) return false;
        }

        return true;
    }

    private ShapeReading ReadOther(Geometry geometry) => NotFinite(geometry) is { } place
        ? new ShapeReading(new ValidityFault(ValidityFaultKind.CoordinateNotFinite, place), 0, 0, 0)
        : new ShapeReading(geometry is Point or MultiPoint ? null : FullCheck(geometry), geometry is LineString line ? Repetitions(line) : 0, 0, 0);

    private static int Repetitions(LineString line)
    {
        var xy = FlatCoordinates.Of(line.CoordinateSequence);
        var count = 0;
        for (var i = 2; i < xy.Length; i += 2)
            if (xy[i] == xy[i - 2] && xy[i + 1] == xy[i - 1]) count++;
        return count;
    }

    private static (double X, double Y)? NotFinite(Geometry geometry)
    {
        var filter = new FiniteFilter();
        geometry.Apply(filter);
        return filter.Place;
    }

    private ValidityFault? FullCheck(Geometry geometry)
    {
        FullChecks++;
        if (new IsValidOp(geometry).ValidationError is not { } error) return null;
        var kind = error.ErrorType switch
        {
            TopologyValidationErrors.InvalidCoordinate => ValidityFaultKind.CoordinateNotFinite,
            TopologyValidationErrors.RingNotClosed => ValidityFaultKind.RingNotClosed,
            TopologyValidationErrors.TooFewPoints => ValidityFaultKind.TooFewPoints,
            TopologyValidationErrors.SelfIntersection => ValidityFaultKind.SelfIntersection,
            TopologyValidationErrors.RingSelfIntersection => ValidityFaultKind.RingSelfIntersection,
            TopologyValidationErrors.HoleOutsideShell => ValidityFaultKind.HoleOutsideShell,
            TopologyValidationErrors.NestedHoles => ValidityFaultKind.NestedHoles,
            TopologyValidationErrors.NestedShells => ValidityFaultKind.NestedShells,
            TopologyValidationErrors.DisconnectedInteriors => ValidityFaultKind.DisconnectedInterior,
            TopologyValidationErrors.DuplicateRings => ValidityFaultKind.DuplicateRings,
            _ => ValidityFaultKind.Other,
        };
        return new ValidityFault(kind, error.Coordinate is { } c ? (c.X, c.Y) : null);
    }

    private sealed class FiniteFilter : IEntireCoordinateSequenceFilter
    {
        public (double X, double Y)? Place { get; private set; }
        public bool Done => Place is not null;
        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence points)
        {
            for (var i = 0; i < points.Count && Place is null; i++)
                if (!double.IsFinite(points.GetX(i)) || !double.IsFinite(points.GetY(i))) Place = (points.GetX(i), points.GetY(i));
        }
    }
}
