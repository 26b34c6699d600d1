using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>A geodesic between two places, or a single place, with cheap bounds on how near it comes.</summary>
/// <param name="EndsRun">Whether no further edge starts where this one ends.</param>
internal readonly record struct Edge(LonLat Start, SpacePoint StartInSpace, LonLat End, SpacePoint EndInSpace, bool EndsRun)
{
    /// <summary>The smallest radius of curvature of WGS84 is 6,335 km; a path leaves its chord by less than c^2 / (6.9 R).</summary>
    private const double SagDivisorMetres = 6.5 * 6.3e6;
    private const double LongestChordMetres = 2e6;
    private const double RoundingMetres = 1e-7;

    /// <summary>Of a long edge only this is known: it stays within half its length, which is at most half a meridian, of an end.</summary>
    private const double LongReachMetres = 1.4e7;

    internal bool IsPoint => Start == End;

    /// <summary>The whole edge lies in it.</summary>
    internal SpaceBox Box
    {
        get
        {
            var chord = StartInSpace.DistanceTo(EndInSpace);
            return SpaceBox.Empty.With(StartInSpace).With(EndInSpace).Grown(RoundingMetres + (chord > LongestChordMetres ? LongReachMetres : SagMetres(chord)));
        }
    }

    /// <summary>How far a way of this chord leaves it at most.</summary>
    internal static double SagMetres(double chordMetres) => chordMetres * chordMetres / SagDivisorMetres;

    /// <summary>No place on the edge is nearer than this, through space.</summary>
    internal double AtLeastMetres(SpacePoint from)
    {
        var chord = StartInSpace.DistanceTo(EndInSpace);
        return chord > LongestChordMetres ? 0 : Math.Max(0, from.DistanceToSegment(StartInSpace, EndInSpace) - SagMetres(chord) - RoundingMetres);
    }
}
