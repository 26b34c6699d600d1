using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>Closes the gaps and takes away the overlaps of valid polygons, so that they lie side by side edge on edge.</summary>
/// <remarks>
/// The plane is cut along every border; each face goes to one polygon. A face of one polygon stays with it. An overlap goes to that of its
/// polygons, and a gap to that of its neighbours, with which it shares the longest border; where two are equal to the one that comes first.
/// Where that changes an area by more than <see cref="CoverageTolerance.LargestChangeRatio"/>, faces are cut between their vertices and shared out.
/// A gap wider than <see cref="CoverageTolerance.HoleWidthMetres"/> on average stays open.
/// </remarks>
public static class CoverageRepair
{
    /// <returns>For each polygon its repaired shape; the very one that was given where nothing changes.</returns>
    public static IReadOnlyList<Geometry> Run(IReadOnlyList<Geometry> polygons, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var ownership = FaceOwnership.Of(polygons, CoverageFaces.Of(polygons, cancellationToken), cancellationToken);
        ownership.Decide(cancellationToken);
        CoverageBalance.Restore(polygons, ownership, cancellationToken);

        var faces = ownership.Faces.ToLookup(f => f.Owner, f => f.Shape);
        var joined = new Geometry[polygons.Count];
        Parallel.For(0, polygons.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => joined[i] = Join(polygons[i], [.. faces[i]]));
        return joined;
    }

    private static Geometry Join(Geometry before, Geometry[] faces)
    {
        if (faces.Length == 0) return FlatCoordinates.LonLatFactory.CreatePolygon();
        var after = FlatCoordinates.LonLatFactory.CreateGeometry(faces.Length == 1 ? faces[0] : CoverageUnion.Union(faces));
        if (after.NumPoints == before.NumPoints && before.Normalized().EqualsExact(after.Normalized())) return before;
        return RingDirection.Turned(after, before.GetGeometryN(0) is Polygon { IsEmpty: false } first && RingDirection.IsClockwise(first.ExteriorRing));
    }
}
