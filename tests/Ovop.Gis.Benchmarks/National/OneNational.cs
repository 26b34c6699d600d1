using System.Diagnostics;
using System.Text.Json;
using Ovop.Gis.Benchmarks.Areas;
using Ovop.Gis.Benchmarks.Table;
using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Benchmarks.National;

/// <param name="Pairs">That share more than nothing; for the shares, parts of villages.</param>
/// <param name="MissingRatio">How much of the villages' own area the parts miss or have too much; the plan covers all of it.</param>
/// <param name="PeakMegabytes">Of the process since the layers were made, them included.</param>
internal sealed record NationalRun(int Zones, string Way, double Seconds, long Pairs, double MissingRatio, long PeakMegabytes);

/// <summary>One size in one way, in a process of its own so that its peak of memory is its own.</summary>
internal static class OneNational
{
    public const string OneThread = "matrix, one thread", TwoThreads = "matrix, two threads", Shares = "area-shares";

    public static void Run(int zones, string way, CancellationToken cancellationToken)
    {
        var (villages, plan) = (NationalLayers.Villages(), NationalLayers.Zones(zones));
        var area = new EllipsoidalArea();
        var country = villages.Sum(village => area.Measure(village).SquareMetres);
        var outcome = way == Shares ? SharesOf(villages, plan, cancellationToken) : Matrix(villages, plan, way == OneThread ? 1 : 2, cancellationToken);
        Console.WriteLine(JsonSerializer.Serialize(new NationalRun(zones, way, outcome.Seconds, outcome.Count, Math.Abs(outcome.Sum / country - 1), Machine.PeakMegabytes())));
    }

    private static Outcome Matrix(NetTopologySuite.Geometries.Geometry[] villages, NetTopologySuite.Geometries.Geometry[] plan, int threads, CancellationToken cancellationToken)
    {
        Machine.ForgetPeak();
        var started = Stopwatch.GetTimestamp();
        var pairs = OurMatrix.Prepare(villages, plan, isGeodesic: true).Compute(threads, cancellationToken);
        return new Outcome(Stopwatch.GetElapsedTime(started).TotalSeconds, pairs.Count, pairs.Sum(pair => pair.Area.SquareMetres));
    }

    /// <summary>The product's own question, with its report and passport.</summary>
    private static Outcome SharesOf(NetTopologySuite.Geometries.Geometry[] villages, NetTopologySuite.Geometries.Geometry[] plan, CancellationToken cancellationToken)
    {
        var (units, zones) = (NationalLayers.Layer(CollectionId.Kelurahan, villages), NationalLayers.Layer(CollectionId.Zones, plan));
        Machine.ForgetPeak();
        var started = Stopwatch.GetTimestamp();
        var report = AreaShareAnalysis.Compute(units, zones, new AreaShareRequest(), new Progress<int>(), cancellationToken);
        return new Outcome(Stopwatch.GetElapsedTime(started).TotalSeconds, report.Units.Sum(unit => unit.Parts.Count), report.Total.Parts.Sum(part => part.Area.SquareMetres));
    }
}
