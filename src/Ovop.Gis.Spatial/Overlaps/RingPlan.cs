using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>How one ring is to be laid out: from its leftmost vertex, the inside on the right, no vertex twice in a row.</summary>
/// <param name="Vertices">How many places it takes, the first vertex again at the end; 0 for a ring that encloses nothing.</param>
internal readonly record struct RingPlan(CoordinateSequence? Ring, int Leftmost, bool Reversed, int Vertices)
{
    /// <param name="rightward">True for a shell, whose inside is on the right when it runs clockwise.</param>
    public static RingPlan Of(CoordinateSequence ring, bool rightward)
    {
        var points = FlatCoordinates.Of(ring);
        var count = points.Length / 2 - 1;
        if (count < 3) return default;
        var (leftmost, kept) = (0, 1);
        var (x0, y0) = (points[0], points[1]);
        var (x, y, twice) = (0.0, 0.0, 0.0);
        for (var i = 1; i <= count; i++)
        {
            var (nextX, nextY) = (points[2 * i] - x0, points[2 * i + 1] - y0);
            twice += x * nextY - nextX * y;
            if (nextX != x || nextY != y) kept++;
            if (points[2 * i] < points[2 * leftmost]) leftmost = i;
            (x, y) = (nextX, nextY);
        }

        return kept < 4 ? default : new RingPlan(ring, leftmost, twice > 0 == rightward, kept);
    }

    public void Write(Span<double> to)
    {
        var points = FlatCoordinates.Of(Ring!);
        var count = points.Length / 2 - 1;
        if (!Reversed && Vertices == count + 1)
        {
            var tail = points[(2 * Leftmost)..(2 * count)];
            tail.CopyTo(to);
            points[..(2 * Leftmost + 2)].CopyTo(to[tail.Length..]);
            return;
        }

        var written = 0;
        for (int i = 0, at = Leftmost; i <= count; i++)
        {
            var (x, y) = (points[2 * at], points[2 * at + 1]);
            if (i == 0 || x != to[written - 2] || y != to[written - 1])
            {
                (to[written], to[written + 1]) = (x, y);
                written += 2;
            }

            at = Reversed ? (at == 0 ? count : at) - 1 : at + 1 == count ? 0 : at + 1;
        }
    }
}
