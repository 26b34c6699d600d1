using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Datasets;

/// <summary>Why a version exists.</summary>
public enum VersionOrigin
{
    /// <summary>The data a new store starts with.</summary>
    Default,
    Load,
    Rollback,

    /// <summary>The layer was taken back to before its first load; it is listed no more, its versions stay.</summary>
    Withdrawal,
}

/// <summary>What is kept beside a new version.</summary>
/// <param name="By">Who commits.</param>
/// <param name="Repairs">What was mended on the way in, by the ids of the repairs.</param>
/// <param name="ReportJson">The report of the load as it was told; null where there was none.</param>
/// <param name="Expected">The version the user saw when deciding; null to commit on top of whatever is there.</param>
public sealed record CommitNote(string By, VersionOrigin Origin, IReadOnlyList<string> Repairs, string? ReportJson = null, int? Expected = null)
{
    public static readonly CommitNote DefaultData = new("ovop", VersionOrigin.Default, []);
}

/// <summary>One version in a layer's history.</summary>
/// <param name="SourceFile">The file it came from; of a rollback, that of the version it restores.</param>
/// <param name="RestoredFrom">The version a rollback went back to.</param>
public sealed record VersionRecord(
    DatasetVersion Version, int FeatureCount, DateTimeOffset CommittedAt, string By, VersionOrigin Origin,
    string SourceFile, string SourceSha256, IReadOnlyList<string> Repairs, int? RestoredFrom, bool HasReport)
{
    public CollectionId Layer => Version.Layer;
}

/// <summary>Somebody else has committed since the user looked.</summary>
public sealed class VersionConflictException(CollectionId layer, int expected, int found)
    : Exception($"The layer '{layer}' is at version {found} now, not at {expected} as when this was checked.")
{
    public CollectionId Layer { get; } = layer;
    public int Expected { get; } = expected;
    public int Found { get; } = found;
}
