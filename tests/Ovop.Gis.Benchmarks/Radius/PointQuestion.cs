using System.Diagnostics;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Benchmarks.Radius;

/// <summary>One question, asked at many places.</summary>
/// <param name="RadiusMetres">Null where the nearest are asked for.</param>
/// <param name="Aim">How many times as fast as PostGIS; null where nothing is aimed at.</param>
internal sealed record PointQuestion(string Name, double? RadiusMetres, int Nearest, LonLat[] Places, double? Aim)
{
    /// <summary>Ours goes through the places again until that has passed, so that its time is long enough to be one.</summary>
    private const double LeastSeconds = 0.3;

    public IReadOnlyList<PointDistance> Ours(OurPoints points, LonLat place) => OurPoints.Rows(Ask(points, place));

    public Task<List<PointDistance>> TheirsAsync(PostGisPoints points, LonLat place, CancellationToken cancellationToken) => RadiusMetres is { } metres
        ? points.WithinAsync(place, metres, cancellationToken)
        : points.NearestAsync(place, Nearest, cancellationToken);

    /// <summary>Seconds for one place.</summary>
    public Outcome RunOurs(OurPoints points)
    {
        long rows = 0;
        double sum = 0;
        var times = 0;
        var started = Stopwatch.GetTimestamp();
        for (; times == 0 || Stopwatch.GetElapsedTime(started).TotalSeconds < LeastSeconds; times++)
            foreach (var place in Places)
            {
                var found = Ask(points, place);
                if (times > 0) continue;
                rows += found.Count;
                foreach (var metres in found.Metres) sum += metres;
            }

        return new Outcome(Stopwatch.GetElapsedTime(started).TotalSeconds / times / Places.Length, rows, sum);
    }

    public async Task<Outcome> RunTheirsAsync(PostGisPoints points, CancellationToken cancellationToken)
    {
        long rows = 0;
        double sum = 0;
        var started = Stopwatch.GetTimestamp();
        foreach (var place in Places)
        {
            var found = await TheirsAsync(points, place, cancellationToken).ConfigureAwait(false);
            rows += found.Count;
            foreach (var row in found) sum += row.Metres;
        }

        return new Outcome(Stopwatch.GetElapsedTime(started).TotalSeconds / Places.Length, rows, sum);
    }

    private NearbyPoints Ask(OurPoints points, LonLat place) =>
        RadiusMetres is { } metres ? points.Within(place, Distance.FromMetres(metres)) : points.Nearest(place, Nearest);
}
