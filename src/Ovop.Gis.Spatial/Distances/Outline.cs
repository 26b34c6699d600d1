using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>All points and edges of a geometry, made ready for measuring: flat arrays under a tree of boxes that follows the rings.</summary>
internal sealed class Outline
{
    private const int LeafSize = 8;
    private const int IsPoint = 1;
    private const int EndsRun = 2;
    private const int FlagBits = 2;

    private readonly Geometry _geometry;
    private readonly Envelope _envelope;
    private readonly LonLat[] _places;
    private readonly SpacePoint[] _inSpace;
    private readonly int[] _edges;

    internal Outline(Geodesic geodesic, Geometry geometry)
    {
        (_geometry, _envelope) = (geometry, geometry.EnvelopeInternal);
        (_places, _inSpace) = (new LonLat[geometry.NumPoints], new SpacePoint[geometry.NumPoints]);
        var edges = new List<int>(geometry.NumPoints);
        var at = 0;
        foreach (var run in OutlineRuns.Of(geometry))
        {
            var first = at;
            for (var i = 0; i < run.Count; i++, at++) _inSpace[at] = SpacePoint.Of(geodesic, _places[at] = At(run, i));
            if (run.Count == 1) edges.Add((first << FlagBits) | IsPoint | EndsRun);
            for (var i = first; i < at - 1; i++) edges.Add((i << FlagBits) | (i == at - 2 && _places[first] != _places[at - 1] ? EndsRun : 0));
        }

        _edges = [.. edges];
        var leaves = new SpaceBox[(_edges.Length + LeafSize - 1) / LeafSize];
        Array.Fill(leaves, SpaceBox.Empty);
        for (var i = 0; i < _edges.Length; i++) leaves[i / LeafSize] = leaves[i / LeafSize].With(this[i].Box);
        Tree = new SpaceTree(leaves, LeafSize, _edges.Length);
    }

    internal SpaceTree Tree { get; }

    internal Edge this[int edge]
    {
        get
        {
            var (start, flags) = (_edges[edge] >> FlagBits, _edges[edge]);
            var end = (flags & IsPoint) != 0 ? start : start + 1;
            return new Edge(_places[start], _inSpace[start], _places[end], _inSpace[end], (flags & EndsRun) != 0);
        }
    }

    internal bool Contains(Geodesic geodesic, LonLat position) => MayContain(position) && Inside.Any(geodesic, _geometry, position);

    /// <summary>One place of each separate part: if it is not inside something else, the part is not either, unless edges cross.</summary>
    internal IEnumerable<LonLat> Representatives() => OutlineRuns.Parts(_geometry).Select(part => At(OutlineRuns.First(part), 0));

    internal static LonLat At(CoordinateSequence points, int index) => new(points.GetX(index), points.GetY(index));

    /// <summary>A ring in less than half of all longitudes holds nothing outside its longitudes, and nothing beyond the bulge of its edges.</summary>
    private bool MayContain(LonLat position)
    {
        var e = _envelope;
        if (e.IsNull || e.Width >= 180 || e.MinX < -180 || e.MaxX > 180 || Math.Abs(position.LongitudeDegrees) > 180) return true;
        if (Math.Abs(position.LongitudeDegrees) == 180 || Math.Abs(e.MinX) == 180 || Math.Abs(e.MaxX) == 180) return true;
        var bulge = 0.1 * e.Width;
        return position.LongitudeDegrees >= e.MinX && position.LongitudeDegrees <= e.MaxX
            && position.LatitudeDegrees >= e.MinY - bulge && position.LatitudeDegrees <= e.MaxY + bulge;
    }
}
