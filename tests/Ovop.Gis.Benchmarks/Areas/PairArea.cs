using System.Globalization;
using Ovop.Gis.Benchmarks.Table;

namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>What two polygons share, by their numbers in their layers.</summary>
internal readonly record struct PairArea(int First, int Second, double SquareMetres);

/// <summary>Pair by pair, which sums cannot hide anything from.</summary>
internal static class PairAreas
{
    /// <summary>Below this a pair is a touch with rounding in it; whether it is there at all differs from program to program.</summary>
    private const double CountsSquareMetres = 1;

    /// <param name="relativeTolerance">Or <paramref name="toleranceSquareMetres"/>, whichever is larger.</param>
    public static Agreement Compare(IReadOnlyList<PairArea> ours, IReadOnlyList<PairArea> theirs, double relativeTolerance, double toleranceSquareMetres)
    {
        var unmatched = theirs.Where(p => p.SquareMetres > CountsSquareMetres).ToDictionary(p => (p.First, p.Second), p => p.SquareMetres);
        double greatest = 0;
        var strangers = 0;
        var beyond = 0;
        foreach (var pair in ours.Where(p => p.SquareMetres > CountsSquareMetres))
        {
            if (!unmatched.Remove((pair.First, pair.Second), out var area))
            {
                if (pair.SquareMetres > CountsSquareMetres * 1.001) strangers++;
                continue;
            }

            var difference = Math.Abs(pair.SquareMetres - area);
            greatest = Math.Max(greatest, difference / area);
            if (difference > Math.Max(toleranceSquareMetres, relativeTolerance * area)) beyond++;
        }

        var missing = unmatched.Count(p => p.Value > CountsSquareMetres * 1.001);
        return new Agreement(strangers == 0 && missing == 0 && beyond == 0, strangers + missing + beyond == 0
            ? string.Create(CultureInfo.InvariantCulture, $"each pair within {greatest:0e0}")
            : string.Create(CultureInfo.InvariantCulture, $"{strangers} pairs of ours alone, {missing} of theirs alone, {beyond} further apart than allowed, {greatest:0e0} at most"));
    }

    public static Outcome Total(IReadOnlyList<PairArea> pairs, double seconds)
    {
        double sum = 0;
        foreach (var pair in pairs) sum += pair.SquareMetres;
        return new Outcome(seconds, pairs.Count, sum);
    }
}
