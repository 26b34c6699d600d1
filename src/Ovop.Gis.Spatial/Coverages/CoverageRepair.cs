using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>Closes the gaps and takes away the overlaps of valid polygons, so that they lie side by side edge on edge.</summary>
/// <remarks>
/// The plane is cut along every border; each face goes to one polygon. A face of one polygon stays with it. An overlap goes to that of its
/// polygons, and a gap to that of its neighbours, with which it shares the longest border; where two are equal to the one that comes first.
/// A gap wider than <see cref="CoverageTolerance.HoleWidthMetres"/> on average stays open.
/// </remarks>
public sealed class CoverageRepair
{
    private const int Nobody = -1;
    private const int Undecided = -2;

    private readonly IReadOnlyList<Geometry> _polygons;
    private readonly List<Polygon> _faces;
    private readonly int[] _owners;
    private readonly List<int>[] _covers;
    private readonly Dictionary<int, List<(int Face, double Metres)>> _neighbours = [];

    private CoverageRepair(IReadOnlyList<Geometry> polygons, List<Polygon> faces) =>
        (_polygons, _faces, _owners, _covers) = (polygons, faces, new int[faces.Count], new List<int>[faces.Count]);

    /// <returns>For each polygon its repaired shape; the very one that was given where nothing changes.</returns>
    public static IReadOnlyList<Geometry> Run(IReadOnlyList<Geometry> polygons, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var repair = new CoverageRepair(polygons, CoverageFaces.Of(polygons, cancellationToken));
        repair.Locate(cancellationToken);
        repair.Meet();
        repair.Decide(cancellationToken);
        return repair.Join(cancellationToken);
    }

    private void Locate(CancellationToken cancellationToken)
    {
        var index = PackedIndex.Build([.. _polygons.Select(Box.Of)]);
        var locators = _polygons.Select(p => new Lazy<IndexedPointInAreaLocator>(() => new IndexedPointInAreaLocator(p))).ToArray();
        Parallel.For(0, _faces.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var inside = _faces[i].InteriorPoint.Coordinate;
            var candidates = new List<int>();
            index.Query(new Box(inside.X, inside.Y, inside.X, inside.Y), candidates);
            candidates.Sort();
            _covers[i] = candidates.FindAll(c => locators[c].Value.Locate(inside) != Location.Exterior);
            _owners[i] = _covers[i].Count == 1 ? _covers[i][0] : _covers[i].Count == 0 && IsHole(_faces[i]) ? Nobody : Undecided;
        });
    }

    private static bool IsHole(Polygon face) => MeanWidth.Metres(face, new EllipsoidalArea().Measure(face).SquareMetres) > CoverageTolerance.HoleWidthMetres;

    /// <summary>Which faces the undecided ones lie against, and over what length.</summary>
    private void Meet()
    {
        var sides = new Dictionary<FaceEdge, (int One, int Other)>();
        for (var i = 0; i < _faces.Count; i++)
            if (_owners[i] == Undecided)
                foreach (var edge in EdgesOf(_faces[i])) sides[edge] = sides.TryGetValue(edge, out var s) ? (s.One, i) : (i, Undecided);
        for (var i = 0; i < _faces.Count; i++)
            if (_owners[i] != Undecided)
                foreach (var edge in EdgesOf(_faces[i]))
                    if (sides.TryGetValue(edge, out var s)) sides[edge] = (s.One, i);
        foreach (var (edge, (one, other)) in sides)
        {
            if (other == Undecided) continue;
            Note(one, other, edge.Metres);
            Note(other, one, edge.Metres);
        }

        void Note(int face, int neighbour, double metres)
        {
            if (_owners[face] != Undecided) return;
            if (!_neighbours.TryGetValue(face, out var list)) _neighbours[face] = list = [];
            list.Add((neighbour, metres));
        }
    }

    private void Decide(CancellationToken cancellationToken)
    {
        var open = Enumerable.Range(0, _faces.Count).Where(f => _owners[f] == Undecided).ToList();
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var decided = open.ConvertAll(f => (Face: f, Owner: LongestBorder(f))).FindAll(d => d.Owner >= 0);
            if (decided.Count == 0) decided = open.ConvertAll(f => (Face: f, Owner: _covers[f].Count > 0 ? _covers[f][0] : Nobody));
            foreach (var (face, owner) in decided) _owners[face] = owner;
            open.RemoveAll(f => _owners[f] != Undecided);
        }
    }

    private int LongestBorder(int face)
    {
        var lengths = new SortedDictionary<int, double>();
        foreach (var (neighbour, metres) in _neighbours.GetValueOrDefault(face, []))
        {
            var owner = _owners[neighbour];
            if (owner >= 0 && (_covers[face].Count == 0 || _covers[face].Contains(owner))) lengths[owner] = lengths.GetValueOrDefault(owner) + metres;
        }

        return lengths.Count == 0 ? Nobody : lengths.MaxBy(l => l.Value).Key;
    }

    private Geometry[] Join(CancellationToken cancellationToken)
    {
        var faces = Enumerable.Range(0, _faces.Count).Where(f => _owners[f] >= 0).ToLookup(f => _owners[f], f => _faces[f]);
        var joined = new Geometry[_polygons.Count];
        Parallel.For(0, _polygons.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => joined[i] = JoinOne(_polygons[i], [.. faces[i]]));
        return joined;
    }

    private static Geometry JoinOne(Geometry before, Geometry[] faces)
    {
        if (faces.Length == 0) return FlatCoordinates.LonLatFactory.CreatePolygon();
        var after = FlatCoordinates.LonLatFactory.CreateGeometry(faces.Length == 1 ? faces[0] : CoverageUnion.Union(faces));
        if (after.NumPoints == before.NumPoints && before.Normalized().EqualsExact(after.Normalized())) return before;
        return RingDirection.Turned(after, before.GetGeometryN(0) is Polygon { IsEmpty: false } first && RingDirection.IsClockwise(first.ExteriorRing));
    }

    private static IEnumerable<FaceEdge> EdgesOf(Polygon face)
    {
        for (var r = -1; r < face.NumInteriorRings; r++)
        {
            var ring = (r < 0 ? face.ExteriorRing : face.GetInteriorRingN(r)).Coordinates;
            for (var i = 1; i < ring.Length; i++) yield return FaceEdge.Between(ring[i - 1], ring[i]);
        }
    }
}
