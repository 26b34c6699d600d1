using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>A geodesic between two places, or a single place, with cheap bounds on how near it comes.</summary>
internal sealed class Edge
{
    /// <summary>The smallest radius of curvature of WGS84 is 6,335 km; a path leaves its chord by less than c^2 / (6.9 R).</summary>
    private const double SagDivisorMetres = 6.5 * 6.3e6;
    private const double LongestChordMetres = 2e6;
    private const double RoundingMetres = 1e-7;

    private readonly SpacePoint _start;
    private readonly SpacePoint _end;
    private readonly double _chordMetres;

    internal Edge(LonLat start, SpacePoint startInSpace, LonLat end, SpacePoint endInSpace)
    {
        (Start, End) = (start, end);
        (_start, _end) = (startInSpace, endInSpace);
        _chordMetres = _start.DistanceTo(_end);
        Middle = 0.5 * (_start + _end);
        // Of a long edge only this is known: it stays within half its length, which is at most half a meridian, of an end.
        RadiusMetres = RoundingMetres + (IsLong ? 1.4e7 : _chordMetres / 2 + SagMetres);
    }

    internal LonLat Start { get; }
    internal LonLat End { get; }
    internal SpacePoint Middle { get; }

    /// <summary>The whole edge is this near to its middle, through space.</summary>
    internal double RadiusMetres { get; }

    internal SpacePoint StartInSpace => _start;
    internal SpacePoint EndInSpace => _end;
    internal bool IsPoint => Start == End;

    private bool IsLong => _chordMetres > LongestChordMetres;
    private double SagMetres => _chordMetres * _chordMetres / SagDivisorMetres;

    /// <summary>No place on the edge is nearer than this.</summary>
    internal double AtLeastMetres(SpacePoint from) =>
        IsLong ? 0 : Math.Max(0, from.DistanceToSegment(_start, _end) - SagMetres - RoundingMetres);

    internal double AtLeastMetres(Edge other) =>
        Math.Max(0, Middle.DistanceTo(other.Middle) - RadiusMetres - other.RadiusMetres);
}
