using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate.Polygon;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>Shares disputed faces out so that no polygon gains or loses more than it must.</summary>
/// <remarks>Faces are cut into triangles between their own vertices; a triangle changes hands where it lies against its new owner and cuts nobody off.</remarks>
internal sealed class CoverageBalance
{
    /// <summary>About 60 m².</summary>
    private const double LargestPieceSquareDegrees = 5e-9;

    /// <summary>A triangle becomes at most 27.</summary>
    private const int DeepestCut = 3;

    /// <summary>A bound for time; a province of 2,130 villages needs some thousands.</summary>
    private const int MostExchanges = 20_000;

    private static readonly EllipsoidalArea Method = new();

    private readonly double[] _before;
    private readonly double[] _change;
    private readonly Dictionary<Face, double> _areas;
    private readonly ILookup<int, Face> _claimed;

    private CoverageBalance(IReadOnlyList<Geometry> polygons, FaceOwnership ownership)
    {
        _before = [.. polygons.Select(p => Method.Measure(p).SquareMetres)];
        _change = new double[polygons.Count];
        var disputed = ownership.Faces.FindAll(f => f.IsDisputed);
        _areas = disputed.ToDictionary(f => f, f => Method.Measure(f.Shape).SquareMetres);
        _claimed = disputed.SelectMany(f => f.Claimants.Select(c => (Claimant: c, Face: f))).ToLookup(c => c.Claimant, c => c.Face);
        foreach (var face in disputed)
        {
            if (face.Owner >= 0) _change[face.Owner] += _areas[face];
            foreach (var cover in face.Covers) _change[cover] -= _areas[face];
        }
    }

    public static void Restore(IReadOnlyList<Geometry> polygons, FaceOwnership ownership, CancellationToken cancellationToken)
    {
        var balance = new CoverageBalance(polygons, ownership);
        var around = Enumerable.Range(0, polygons.Count).Where(p => balance.Excess(p, 0) > 0).ToHashSet();
        if (around.Count == 0) return;
        for (var ring = 0; ring < 2; ring++) around.UnionWith(around.SelectMany(p => balance._claimed[p]).SelectMany(f => f.Claimants).ToList());
        ownership.Cut(face => face.IsDisputed && face.Claimants.Any(around.Contains) && IsNarrow(face, balance._areas[face]) ? Triangles(face) : [face]);
        new CoverageBalance(polygons, ownership).Restore(cancellationToken);
    }

    /// <summary>A wide overlap is a conflict to be settled by people, not to be shared out by the square metre.</summary>
    private static bool IsNarrow(Face face, double squareMetres) => MeanWidth.Metres(face.Shape, squareMetres) <= CoverageTolerance.HoleWidthMetres;

    private static IEnumerable<Face> Triangles(Face face)
    {
        var triangles = ConstrainedDelaunayTriangulator.Triangulate(face.Shape);
        return Enumerable.Range(0, triangles.NumGeometries).SelectMany(i => Thirds(triangles.GetGeometryN(i).Coordinates, DeepestCut))
            .Select(t => new Face(GeometryFactory.Default.CreatePolygon(t), face.Covers) { IsDisputed = true, Owner = face.Owner, Claimants = face.Claimants });
    }

    /// <summary>A large triangle in three about its centre, and they again: no border gets a new vertex.</summary>
    private static IEnumerable<Coordinate[]> Thirds(Coordinate[] t, int depth)
    {
        var degrees = Math.Abs((t[1].X - t[0].X) * (t[2].Y - t[0].Y) - (t[2].X - t[0].X) * (t[1].Y - t[0].Y)) / 2;
        if (depth == 0 || degrees < LargestPieceSquareDegrees) return [t];
        var centre = new Coordinate((t[0].X + t[1].X + t[2].X) / 3, (t[0].Y + t[1].Y + t[2].Y) / 3);
        return Enumerable.Range(0, 3).SelectMany(i => Thirds([t[i], t[(i + 1) % 3], centre, t[i]], depth - 1));
    }

    private void Restore(CancellationToken cancellationToken)
    {
        var stuck = new HashSet<int>();
        for (var exchanges = 0; exchanges < MostExchanges && Worst(stuck) is { } polygon;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (BestExchange(polygon) is not var (face, owner))
            {
                stuck.Add(polygon);
                continue;
            }

            exchanges++;
            // What one gives or takes may free those it shares a fault with.
            stuck.ExceptWith(_claimed[face.Owner].Concat(_claimed[owner]).SelectMany(f => f.Claimants));
            _change[face.Owner] -= _areas[face];
            _change[owner] += _areas[face];
            face.Owner = owner;
        }
    }

    private int? Worst(HashSet<int> except)
    {
        var worst = Enumerable.Range(0, _before.Length).Where(i => !except.Contains(i) && Excess(i, 0) > 0).ToList();
        return worst.Count == 0 ? null : worst.MaxBy(i => Excess(i, 0));
    }

    /// <summary>How far a polygon's relative change would be over the limit.</summary>
    private double Excess(int polygon, double moreSquareMetres) =>
        _before[polygon] == 0 ? 0 : Math.Max(0, Math.Abs(_change[polygon] + moreSquareMetres) / _before[polygon] - CoverageTolerance.LargestChangeRatio);

    private (Face Face, int Owner)? BestExchange(int polygon)
    {
        var gives = _change[polygon] > 0;
        (Face, int)? best = null;
        var most = 1e-12;
        foreach (var face in _claimed[polygon].Where(f => f.Owner >= 0 && (f.Owner == polygon) == gives))
            foreach (var owner in face.Neighbours.Select(n => n.Face.Owner).Where(o => o >= 0 && o != face.Owner && (gives || o == polygon)).Distinct())
            {
                if (face.Covers.Count > 0 && !face.Covers.Contains(owner)) continue;
                var gain = Gain(face, owner);
                if (gain > most && CutsNobodyOff(face)) (best, most) = ((face, owner), gain);
            }

        return best;
    }

    private double Gain(Face face, int owner)
    {
        var area = _areas[face];
        return Square(Excess(face.Owner, 0)) + Square(Excess(owner, 0)) - Square(Excess(face.Owner, -area)) - Square(Excess(owner, area));

        static double Square(double x) => x * x;
    }

    /// <summary>Whether the other disputed faces of its owner still hang together with the owner's own ground.</summary>
    private static bool CutsNobodyOff(Face face) => face.Neighbours.TrueForAll(n => !n.Face.IsDisputed || n.Face.Owner != face.Owner || ReachesHome(n.Face, face));

    private static bool ReachesHome(Face from, Face without)
    {
        var seen = new HashSet<Face> { from, without };
        var open = new Stack<Face>([from]);
        while (open.TryPop(out var face))
            foreach (var (neighbour, _) in face.Neighbours)
            {
                if (neighbour.Owner != from.Owner || !seen.Add(neighbour)) continue;
                if (!neighbour.IsDisputed) return true;
                open.Push(neighbour);
            }

        return false;
    }
}
