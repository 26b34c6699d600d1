using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>A piece of the plane between borders.</summary>
/// <param name="Covers">The polygons that cover it, in order.</param>
internal sealed class Face(Polygon shape, List<int> covers)
{
    public const int Nobody = -1;
    public const int Undecided = -2;

    public Polygon Shape => shape;
    public List<int> Covers => covers;
    public int Owner { get; set; } = covers.Count == 1 ? covers[0] : Undecided;

    /// <summary>An overlap or a gap.</summary>
    public bool IsDisputed { get; init; } = covers.Count != 1;

    /// <summary>Who may own it: those that cover it; of a gap, those along its border.</summary>
    public IReadOnlyList<int> Claimants { get; set; } = covers;

    /// <summary>The faces along its edges; filled in for disputed ones only.</summary>
    public List<(Face Face, double Metres)> Neighbours { get; } = [];
}

/// <summary>Which polygon each face belongs to.</summary>
internal sealed class FaceOwnership
{
    private FaceOwnership(List<Face> faces) => Faces = faces;

    public List<Face> Faces { get; private set; }

    public static FaceOwnership Of(IReadOnlyList<Geometry> polygons, List<Polygon> shapes, CancellationToken cancellationToken)
    {
        var index = PackedIndex.Build([.. polygons.Select(Box.Of)]);
        var locators = polygons.Select(p => new Lazy<IndexedPointInAreaLocator>(() => new IndexedPointInAreaLocator(p))).ToArray();
        var faces = new Face[shapes.Count];
        Parallel.For(0, shapes.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var inside = shapes[i].InteriorPoint.Coordinate;
            var candidates = new List<int>();
            index.Query(new Box(inside.X, inside.Y, inside.X, inside.Y), candidates);
            candidates.Sort();
            var covers = candidates.FindAll(c => locators[c].Value.Locate(inside) != Location.Exterior);
            faces[i] = covers.Count == 0 && IsHole(shapes[i]) ? new Face(shapes[i], covers) { IsDisputed = false, Owner = Face.Nobody } : new Face(shapes[i], covers);
        });
        return new FaceOwnership([.. faces]);
    }

    /// <summary>Gives each disputed face to whom it shares the longest border with, from the outside in.</summary>
    public void Decide(CancellationToken cancellationToken)
    {
        Meet();
        var open = Faces.FindAll(f => f.Owner == Face.Undecided);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var decided = open.ConvertAll(f => (Face: f, Owner: LongestBorder(f))).FindAll(d => d.Owner >= 0);
            if (decided.Count == 0) decided = open.ConvertAll(f => (Face: f, Owner: f.Covers.Count > 0 ? f.Covers[0] : Face.Nobody));
            foreach (var (face, owner) in decided) face.Owner = owner;
            open.RemoveAll(f => f.Owner != Face.Undecided);
        }

        foreach (var gap in Faces.Where(f => f.IsDisputed && f.Covers.Count == 0))
            gap.Claimants = [.. gap.Neighbours.Select(n => n.Face.Owner).Where(o => o >= 0).Distinct().Order()];
    }

    /// <summary>Puts pieces in the place of faces; the pieces have no vertices that the faces had not.</summary>
    public void Cut(Func<Face, IEnumerable<Face>> pieces)
    {
        Faces = [.. Faces.SelectMany(pieces)];
        Meet();
    }

    private static bool IsHole(Polygon face) => MeanWidth.Metres(face, new EllipsoidalArea().Measure(face).SquareMetres) > CoverageTolerance.HoleWidthMetres;

    private void Meet()
    {
        var sides = new Dictionary<FaceEdge, (Face One, Face? Other)>();
        foreach (var face in Faces.Where(f => f.IsDisputed))
        {
            face.Neighbours.Clear();
            foreach (var edge in FaceEdge.Of(face.Shape)) sides[edge] = sides.TryGetValue(edge, out var s) ? (s.One, face) : (face, null);
        }

        foreach (var face in Faces.Where(f => !f.IsDisputed))
            foreach (var edge in FaceEdge.Of(face.Shape))
                if (sides.TryGetValue(edge, out var s)) sides[edge] = (s.One, face);

        foreach (var (edge, (one, other)) in sides)
        {
            if (other is null) continue;
            one.Neighbours.Add((other, edge.Metres));
            if (other.IsDisputed) other.Neighbours.Add((one, edge.Metres));
        }
    }

    private static int LongestBorder(Face face)
    {
        var lengths = new SortedDictionary<int, double>();
        foreach (var (neighbour, metres) in face.Neighbours)
            if (neighbour.Owner >= 0 && (face.Covers.Count == 0 || face.Covers.Contains(neighbour.Owner)))
                lengths[neighbour.Owner] = lengths.GetValueOrDefault(neighbour.Owner) + metres;
        return lengths.Count == 0 ? Face.Nobody : lengths.MaxBy(l => l.Value).Key;
    }
}
