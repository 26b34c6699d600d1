using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>The nearest place of an edge, and the place where two edges cross.</summary>
/// <remarks>
/// Foot of the perpendicular after S. Baselga and J. C. Martinez-Llario, Intersection and point-to-line solutions for
/// geodesics on the ellipsoid, Stud. Geophys. Geod. 62 (2018) 353-363: step along the line as far as a right-angled
/// triangle on a sphere says, and repeat.
/// </remarks>
internal static class Intercept
{
    private const double CloseMetres = 1e-9;
    private const int IterationLimit = 30;

    internal readonly record struct Nearest(double Metres, LonLat Position);

    internal static Nearest On(Geodesic geodesic, in Edge edge, LonLat position, SpacePoint inSpace)
    {
        var foot = Foot.Of(edge, inSpace);
        if (edge.IsPoint || foot.Place == FootPlace.Start) return new Nearest(geodesic.Inverse(edge.Start, position).DistanceMetres, edge.Start);
        if (foot.Place == FootPlace.End) return new Nearest(geodesic.Inverse(edge.End, position).DistanceMetres, edge.End);

        var path = geodesic.Inverse(edge.Start, edge.End);
        var line = geodesic.Line(edge.Start, path.StartAzimuthDegrees);
        var along = foot.Ratio * path.DistanceMetres;
        var first = along == 0 ? new GeodesicEnd(edge.Start, path.StartAzimuthDegrees) : line.At(along);
        var (ahead, sight) = (first.AzimuthDegrees, geodesic.Inverse(first.Position, position));
        var best = new Nearest(sight.DistanceMetres, first.Position);
        if (best.Metres == 0) return best;
        if (foot.Place == FootPlace.Unsure && geodesic.Inverse(edge.End, position).DistanceMetres is var toEnd && toEnd < best.Metres) best = new Nearest(toEnd, edge.End);

        var radius = geodesic.Ellipsoid.EquatorialRadiusMetres;
        for (var iteration = 0; iteration < IterationLimit; iteration++)
        {
            var cos = Direction.FromDegrees(sight.StartAzimuthDegrees - ahead).Cos;
            var (sin12, cos12) = Math.SinCos(sight.DistanceMetres / radius);
            var step = radius * Math.Atan2(cos * sin12, cos12);
            var next = Math.Clamp(along + step, 0, path.DistanceMetres);
            if (Math.Abs(next - along) <= CloseMetres) break;
            along = next;
            var here = line.At(along);
            ahead = here.AzimuthDegrees;
            sight = geodesic.Inverse(here.Position, position);
            if (sight.DistanceMetres < best.Metres) best = new Nearest(sight.DistanceMetres, here.Position);
        }
        return best;
    }

    /// <summary>Where two edges cross properly, or null.</summary>
    internal static LonLat? Crossing(Geodesic geodesic, in Edge first, in Edge second)
    {
        if (first.IsPoint || second.IsPoint) return null;
        var (left, right) = (Side.Of(geodesic, second, first.Start, first.StartInSpace), Side.Of(geodesic, second, first.End, first.EndInSpace));
        if (left * right >= 0) return null;
        if (Side.Of(geodesic, first, second.Start, second.StartInSpace) * Side.Of(geodesic, first, second.End, second.EndInSpace) >= 0) return null;

        var path = geodesic.Inverse(first.Start, first.End);
        var line = geodesic.Line(first.Start, path.StartAzimuthDegrees);
        var (low, high) = (0.0, path.DistanceMetres);
        var here = first.Start;
        for (var iteration = 0; iteration < IterationLimit && high - low > CloseMetres; iteration++)
        {
            // Regula falsi, Illinois: the end that stays is halved, so both ends move in.
            var middle = low + (high - low) * (left / (left - right));
            here = line.At(middle).Position;
            var side = Side.Of(geodesic, second.Start, second.End, here);
            if (Math.Abs(side) < CloseMetres) break;
            if (side * left > 0) (low, left, right) = (middle, side, right / 2);
            else (high, right, left) = (middle, side, left / 2);
        }
        return here;
    }
}
