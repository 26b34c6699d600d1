namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>Another program that makes the area matrix of a pair of layers.</summary>
internal interface IAreaPeer
{
    /// <summary>As in "GEOS 3.13.0".</summary>
    string Name { get; }

    /// <summary>With the versions of what it stands on.</summary>
    string FullName { get; }

    /// <summary>What was done before the time runs, and what within.</summary>
    string Measured { get; }

    bool CanGeodesic { get; }

    /// <summary>Each pair once, outside the measured time.</summary>
    Task<IReadOnlyList<PairArea>> PairsAsync(bool geodesic, CancellationToken cancellationToken);

    Task<Outcome> RunAsync(bool geodesic, int threads, CancellationToken cancellationToken);
}
