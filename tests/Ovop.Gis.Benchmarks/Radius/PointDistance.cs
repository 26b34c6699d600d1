using System.Globalization;
using Ovop.Gis.Benchmarks.Table;

namespace Ovop.Gis.Benchmarks.Radius;

/// <summary>A point's number and how far it is.</summary>
internal readonly record struct PointDistance(int Point, double Metres)
{
    /// <summary>Two that are as far as each other but for rounding may stand either way round.</summary>
    private const double SameMetres = 1e-6;

    /// <summary>Row for row.</summary>
    public static Agreement Compare(IReadOnlyList<PointDistance> ours, IReadOnlyList<PointDistance> theirs)
    {
        if (ours.Count != theirs.Count) return new Agreement(false, $"{ours.Count} and {theirs.Count} rows");
        double greatest = 0;
        for (var i = 0; i < ours.Count; i++)
        {
            var difference = Math.Abs(ours[i].Metres - theirs[i].Metres);
            greatest = Math.Max(greatest, difference);
            if (difference > SameMetres || ours[i].Point != theirs[i].Point && !IsTied(ours, i))
                return new Agreement(false, string.Create(CultureInfo.InvariantCulture, $"row {i}: point {ours[i].Point} at {ours[i].Metres:R} m and point {theirs[i].Point} at {theirs[i].Metres:R} m"));
        }

        return new Agreement(true, string.Create(CultureInfo.InvariantCulture, $"row for row, distances within {greatest * 1e9:0.0} nm"));
    }

    private static bool IsTied(IReadOnlyList<PointDistance> rows, int i) =>
        i > 0 && rows[i].Metres - rows[i - 1].Metres < SameMetres || i + 1 < rows.Count && rows[i + 1].Metres - rows[i].Metres < SameMetres;
}
