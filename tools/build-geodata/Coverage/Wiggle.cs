namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Makes a plain line look surveyed: midpoints swing aside, less at each finer step.</summary>
internal static class Wiggle
{
    /// <param name="line">A line whose vertices stay where they are.</param>
    /// <param name="swingRatio">How far a midpoint may leave its chord, as a part of the chord.</param>
    /// <param name="finestMetres">Chords shorter than this are left alone.</param>
    public static List<PlanePoint> Apply(IReadOnlyList<PlanePoint> line, double swingRatio, double finestMetres, Dice dice)
    {
        var result = new List<PlanePoint> { line[0] };
        for (var i = 1; i < line.Count; i++)
        {
            Split(line[i - 1], line[i], swingRatio, finestMetres, dice, result);
            result.Add(line[i]);
        }
        return result;
    }

    private static void Split(PlanePoint from, PlanePoint to, double swing, double finest, Dice dice, List<PlanePoint> result)
    {
        if (from.DistanceMetres(to) < 2 * finest) return;
        var chord = to - from;
        var aside = swing * dice.Swing();
        var along = 0.5 + 0.15 * dice.Swing();
        var middle = from + chord * along + new PlanePoint(-chord.YMetres, chord.XMetres) * aside;
        Split(from, middle, swing, finest, dice, result);
        result.Add(middle);
        Split(middle, to, swing, finest, dice, result);
    }
}
