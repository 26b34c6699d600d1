using Ovop.Gis.Benchmarks.PostGis;
using Ovop.Gis.Benchmarks.Table;

namespace Ovop.Gis.Benchmarks.Radius;

/// <summary>What lies within a radius, and the nearest, beside PostGIS's geography.</summary>
internal sealed class RadiusBenchmark(int rounds)
{
    private const double SumTolerance = 1e-12;

    private readonly List<ResultLine> _lines = [];
    private readonly List<FigureTable> _tables = [];

    public async Task<BenchSection> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var server = await PostGisPeer.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var size in sizes) await MeasureAsync(size, server, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (server is not null) await server.DisposeAsync().ConfigureAwait(false);
        }

        return BenchSection.Of("radius", "Radius and nearest", [.. Notes(server)], _lines, _tables);
    }

    private async Task MeasureAsync(int size, PostGisPeer? server, CancellationToken cancellationToken)
    {
        var points = RandomPlaces.Points(size);
        var ours = new OurPoints(points);
        using var theirs = server is null ? null : await PostGisPoints.LoadAsync(server, $"points_{size}", points, cancellationToken).ConfigureAwait(false);
        var questions = Questions(size).ToList();
        var entrants = new List<Entrant>();
        foreach (var question in questions)
        {
            entrants.Add(new Entrant($"ours, {question.Name}", _ => Task.FromResult(question.RunOurs(ours))));
            if (theirs is not null) entrants.Add(new Entrant($"{server!.Name}, {question.Name}", token => question.RunTheirsAsync(theirs, token)));
        }

        await Contest.RunAsync(entrants, rounds, cancellationToken).ConfigureAwait(false);
        _tables.Add(Contest.Figures(Quantity.Count(size) + " points, for one place", entrants));
        if (theirs is null) return;
        for (var i = 0; i < questions.Count; i++)
        {
            var (us, them) = (entrants[2 * i], entrants[2 * i + 1]);
            var agreement = await CompareAsync(questions[i], ours, theirs, cancellationToken).ConfigureAwait(false);
            var sums = us.AgreesWith(them, "rows", SumTolerance);
            _lines.Add(ResultLine.OfTimes(questions[i].Name, $"{server!.Name}, geography", us.MedianSeconds, them.MedianSeconds, questions[i].Aim,
                new Agreement(agreement.Holds && sums.Holds, $"{Quantity.Count(us.Count / questions[i].Places.Length)} rows, {agreement.Text}")));
        }
    }

    private static IEnumerable<PointQuestion> Questions(int size)
    {
        var name = Quantity.Count(size) + " points";
        yield return new($"{name}, within 25 km", 25_000, 0, RandomPlaces.Asked(40), size >= 1_000_000 ? 80 : 50);
        yield return new($"{name}, within 100 km", 100_000, 0, RandomPlaces.Asked(size >= 1_000_000 ? 4 : 20), null);
        yield return new($"{name}, the 10 nearest", null, 10, RandomPlaces.Asked(20), null);
    }

    /// <summary>Every row of every place, in order.</summary>
    private static async Task<Agreement> CompareAsync(PointQuestion question, OurPoints ours, PostGisPoints theirs, CancellationToken cancellationToken)
    {
        var last = Agreement.NothingToCompare;
        foreach (var place in question.Places)
        {
            var found = question.Ours(ours, place);
            last = PointDistance.Compare(found, await question.TheirsAsync(theirs, place, cancellationToken).ConfigureAwait(false));
            if (!last.Holds) break;
        }

        return last;
    }

    private IEnumerable<string> Notes(PostGisPeer? server)
    {
        yield return $"Median of {rounds} rounds after one to warm up, in turns; one thread. Points at random over 108 to 114° E, 3.3° S to 2.3° N; the same places are asked about by both.";
        yield return "Ours: the index of points made before, as theirs; the time is for the whole answer, numbers and geodesic distances in order.";
        yield return server is null
            ? "PostGIS was not here."
            : $"{server.FullName}: geography with a GiST index, analysed, prepared statements of one client on the same machine that reads every row. For the nearest the index gives twice as many, and the ellipsoid decides.";
        yield return "Every row is compared: the same points in the same order, distances within 1 µm. Where that fails, no ratio is given.";
    }
}
