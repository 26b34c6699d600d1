using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Benchmarks.Table;

namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>One pair of layers: who takes part, whether they agree, and the lines that come of it.</summary>
internal sealed class AreaContest
{
    private const double SumTolerance = 1e-9;

    /// <summary>What is aimed at with one thread of ours, geodesic.</summary>
    private const double PostGisAim = 20, GeosAim = 8, TwoThreadsAim = 1.8;

    private const int AimedAtZones = 20_000;

    private readonly LayerPair _degrees;
    private readonly OurMatrix _geodesic, _planar;
    private readonly Dictionary<(string Method, int Threads, bool WithPreparation), Entrant> _ours = [];
    private readonly List<(IAreaPeer Peer, bool Geodesic, int Threads, Entrant Entrant)> _theirs = [];
    private readonly Dictionary<(IAreaPeer Peer, bool Geodesic), Agreement> _byPair = [];

    public AreaContest(LayerPair degrees, LayerPair metres, IReadOnlyList<IAreaPeer> peers)
    {
        (_degrees, Peers) = (degrees, peers);
        (_geodesic, _planar) = (new OurMatrix(degrees, isGeodesic: true), new OurMatrix(metres, isGeodesic: false));
        Enter("geodesic", _geodesic);
        Enter("planar", _planar);
        foreach (var peer in peers)
        {
            foreach (var threads in peer is OverlayNgLoop ? [1] : new[] { 1, 2 })
            {
                Enter(peer, geodesic: false, threads);
                if (peer.CanGeodesic) Enter(peer, geodesic: true, threads);
            }
        }

        // Ours and theirs in turns, not ours all first.
        Entrants = [.. Interleaved([.. _ours.Values], [.. _theirs.Select(t => t.Entrant)])];
    }

    public IReadOnlyList<IAreaPeer> Peers { get; }
    public IReadOnlyList<Entrant> Entrants { get; }

    /// <summary>Every pair of every peer beside ours, before anything is measured.</summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        var (geodesic, planar) = (_geodesic.Pairs(cancellationToken), _planar.Pairs(cancellationToken));
        foreach (var peer in Peers)
        {
            _byPair[(peer, false)] = PairAreas.Compare(planar, await peer.PairsAsync(geodesic: false, cancellationToken).ConfigureAwait(false), 1e-9, 0);
            if (peer.CanGeodesic) _byPair[(peer, true)] = PairAreas.Compare(geodesic, await peer.PairsAsync(geodesic: true, cancellationToken).ConfigureAwait(false), 1e-7, 0.05);
        }

        foreach (var ((peer, isGeodesic), agreement) in _byPair)
            await Console.Error.WriteLineAsync($"{peer.Name}, {(isGeodesic ? "geodesic" : "planar")}: {agreement.Text}").ConfigureAwait(false);
    }

    public IEnumerable<ResultLine> Lines()
    {
        var hasAim = _degrees.Zones.Count == AimedAtZones;
        foreach (var withPreparation in new[] { true, false })
            foreach (var (peer, isGeodesic, threads, entrant) in _theirs.Where(t => t.Threads == 1 && (t.Geodesic || !t.Peer.CanGeodesic)))
                yield return Line("geodesic", threads, withPreparation, peer, isGeodesic, entrant, hasAim);
        foreach (var (peer, isGeodesic, threads, entrant) in _theirs.Where(t => t.Threads == 2 || !t.Geodesic))
            yield return Line(isGeodesic ? "geodesic" : "planar", threads, withPreparation: true, peer, isGeodesic, entrant, hasAim: false);
        foreach (var withPreparation in new[] { true, false })
        {
            var (two, one) = (_ours[("geodesic", 2, withPreparation)], _ours[("geodesic", 1, withPreparation)]);
            yield return ResultLine.OfTimes(Question("geodesic", 2, withPreparation), "ours, one thread", two.MedianSeconds, one.MedianSeconds,
                hasAim && !withPreparation ? TwoThreadsAim : null, two.AgreesWith(one, "pairs", 0));
        }
    }

    public FigureTable Figures() => Contest.Figures(_degrees.Name, Entrants);

    private ResultLine Line(string method, int threads, bool withPreparation, IAreaPeer peer, bool peerIsGeodesic, Entrant theirs, bool hasAim)
    {
        var ours = _ours[(method, threads, withPreparation)];
        double? aim = (hasAim, peer, peerIsGeodesic) switch { (true, PostGisAreas, true) => PostGisAim, (true, GeosProgram, _) => GeosAim, _ => null };
        return ResultLine.OfTimes(Question(method, threads, withPreparation), theirs.Name, ours.MedianSeconds, theirs.MedianSeconds, aim, Agrees(peer, peerIsGeodesic, theirs));
    }

    /// <summary>A planar peer is held against our planar figures, whichever of our times it stands beside.</summary>
    private Agreement Agrees(IAreaPeer peer, bool isGeodesic, Entrant theirs)
    {
        var sums = _ours[(isGeodesic ? "geodesic" : "planar", 1, true)].AgreesWith(theirs, "pairs", SumTolerance);
        var pairs = _byPair[(peer, isGeodesic)];
        return new Agreement(sums.Holds && pairs.Holds, $"{sums.Text}, {pairs.Text}");
    }

    private string Question(string method, int threads, bool withPreparation) =>
        $"{_degrees.Name}, {method}, {(threads == 1 ? "one thread" : "two threads")}, {(withPreparation ? "with preparation" : "prepared")}";

    private void Enter(string method, OurMatrix matrix)
    {
        foreach (var threads in new[] { 1, 2 })
            foreach (var withPreparation in new[] { true, false })
                _ours[(method, threads, withPreparation)] = new Entrant(
                    $"ours, {method}, {(threads == 1 ? "one thread" : "two threads")}, {(withPreparation ? "with preparation" : "prepared")}",
                    token => Task.FromResult(matrix.Run(threads, withPreparation, token)));
    }

    private void Enter(IAreaPeer peer, bool geodesic, int threads)
    {
        var way = threads == 1 ? (peer is PostGisAreas ? "one process" : "one thread") : peer is PostGisAreas ? "two workers" : "two threads";
        _theirs.Add((peer, geodesic, threads, new Entrant($"{peer.Name}, {(geodesic ? "geodesic" : "planar")}, {way}", token => peer.RunAsync(geodesic, threads, token))));
    }

    private static IEnumerable<Entrant> Interleaved(IReadOnlyList<Entrant> ours, IReadOnlyList<Entrant> theirs)
    {
        for (var i = 0; i < Math.Max(ours.Count, theirs.Count); i++)
        {
            if (i < ours.Count) yield return ours[i];
            if (i < theirs.Count) yield return theirs[i];
        }
    }
}
