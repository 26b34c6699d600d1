using System.Globalization;
using Ovop.Gis.Benchmarks.Table;

namespace Ovop.Gis.Benchmarks;

/// <summary>What one run took and gave.</summary>
/// <param name="Count">Of pairs or rows.</param>
/// <param name="Sum">Of areas or distances, in metres.</param>
internal readonly record struct Outcome(double Seconds, long Count, double Sum);

/// <summary>One program, or one way of ours, to do the work.</summary>
/// <param name="Name">For people, such as "PostGIS 3.5, geodesic, one process".</param>
internal sealed record Entrant(string Name, Func<CancellationToken, Task<Outcome>> RunAsync)
{
    private readonly List<Outcome> _outcomes = [];

    public double MedianSeconds => _outcomes.Select(o => o.Seconds).Order().ElementAt(_outcomes.Count / 2);
    public double LeastSeconds => _outcomes.Min(o => o.Seconds);
    public double GreatestSeconds => _outcomes.Max(o => o.Seconds);
    public long Count => _outcomes[0].Count;
    public double Sum => _outcomes[0].Sum;

    /// <summary>An answer that changes from run to run is none.</summary>
    public void Add(Outcome outcome)
    {
        if (_outcomes.Count > 0 && (outcome.Count != Count || Math.Abs(outcome.Sum - Sum) > 1e-12 * Math.Abs(Sum)))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Name} gave {outcome.Count} and {outcome.Sum:R}, and before {Count} and {Sum:R}."));
        _outcomes.Add(outcome);
    }

    /// <summary>As many, and the same sum but for the given part of it.</summary>
    public Agreement AgreesWith(Entrant other, string what, double relativeTolerance)
    {
        var difference = Sum == 0 ? Math.Abs(other.Sum) : Math.Abs(other.Sum / Sum - 1);
        var holds = Count == other.Count && difference <= relativeTolerance;
        return new Agreement(holds, holds
            ? string.Create(CultureInfo.InvariantCulture, $"{Count:#,0} {what}, sums {difference:0e0} apart")
            : string.Create(CultureInfo.InvariantCulture, $"{Count:#,0} and {other.Count:#,0} {what}, sums {Sum:0.0} and {other.Sum:0.0}"));
    }
}

/// <summary>Entrants in turns, so that whatever else the machine does meets all of them alike.</summary>
internal static class Contest
{
    /// <param name="rounds">Counted ones; one more before them warms everything up.</param>
    public static async Task RunAsync(IReadOnlyList<Entrant> entrants, int rounds, CancellationToken cancellationToken)
    {
        for (var round = 0; round <= rounds; round++)
            foreach (var entrant in entrants)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                var outcome = await entrant.RunAsync(cancellationToken).ConfigureAwait(false);
                if (round > 0) entrant.Add(outcome);
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{(round == 0 ? "warm-up" : $"{round} of {rounds}"),-8} {Quantity.Time(outcome.Seconds),10}  {entrant.Name}: {outcome.Count:#,0}, {outcome.Sum:0.0}")).ConfigureAwait(false);
            }
    }

    public static FigureTable Figures(string title, IReadOnlyList<Entrant> entrants) => new(title, ["", "median", "least", "greatest"],
        [.. entrants.Select(e => (IReadOnlyList<string>)[e.Name, Quantity.Time(e.MedianSeconds), Quantity.Time(e.LeastSeconds), Quantity.Time(e.GreatestSeconds)])]);
}
