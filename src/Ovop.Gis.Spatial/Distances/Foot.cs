namespace Ovop.Gis.Spatial.Distances;

internal enum FootPlace
{
    Unsure,
    Start,
    Between,
    End,
}

/// <summary>Where on an edge, from chords alone, the nearest place must lie.</summary>
/// <param name="Ratio">Where to begin looking between the ends; 0 where that is not known.</param>
internal readonly record struct Foot(FootPlace Place, double Ratio)
{
    /// <summary>So near a convex surface has no second nearest place, and a chord's direction is the way's within far less than the doubt.</summary>
    private const double FarMetres = 1e5;
    private const double RadiusMetres = 6.3e6;
    private const double RoundingMetres = 1e-8;
    private const double DoubtRatio = 1e-5;

    private static Foot Unsure => new(FootPlace.Unsure, 0);

    /// <remarks>Where the way to the place leaves an end at more than a right angle to the edge, that end is the nearest.</remarks>
    internal static Foot Of(in Edge edge, SpacePoint place)
    {
        var along = edge.EndInSpace - edge.StartInSpace;
        var (fromStart, fromEnd) = (place - edge.StartInSpace, place - edge.EndInSpace);
        var (length, toStart, toEnd) = (Length(along), Length(fromStart), Length(fromEnd));
        if (length is 0 or > FarMetres || toStart is 0 or > FarMetres || toEnd is 0 or > FarMetres) return Unsure;
        var atStart = SpacePoint.Dot(along, fromStart) / (length * toStart);
        var atEnd = -SpacePoint.Dot(along, fromEnd) / (length * toEnd);
        // Chords dip below the horizon by half their length over the radius; the rest is the rounding of the coordinates.
        var doubt = DoubtRatio + length * Math.Max(toStart, toEnd) / (2 * RadiusMetres * RadiusMetres);
        var (doubtAtStart, doubtAtEnd) = (doubt + RoundingMetres * (1 / length + 1 / toStart), doubt + RoundingMetres * (1 / length + 1 / toEnd));
        if (atStart < -doubtAtStart) return new Foot(FootPlace.Start, 0);
        if (atEnd < -doubtAtEnd) return new Foot(FootPlace.End, 1);
        return atStart > doubtAtStart && atEnd > doubtAtEnd ? new Foot(FootPlace.Between, atStart * toStart / length) : Unsure;
    }

    private static double Length(SpacePoint v) => Math.Sqrt(SpacePoint.Dot(v, v));
}
