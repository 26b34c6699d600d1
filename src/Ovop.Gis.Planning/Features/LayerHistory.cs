using Ovop.Gis.Planning.Analyses.Differences;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Planning.Features;

/// <summary>What can be asked of a layer's versions: what differs between two of them, and to have an earlier one back.</summary>
public sealed class LayerHistory(IFeatureStore store)
{
    /// <summary>Newest first; empty where there never was such a layer.</summary>
    public Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId layer, CancellationToken cancellationToken) => store.VersionsAsync(layer, cancellationToken);

    /// <summary>What differs from one version to another; a withdrawn version holds nothing.</summary>
    /// <returns>Null where the layer has not had both versions.</returns>
    public async Task<VersionDifference?> DifferenceAsync(CollectionId layer, int from, int to, CancellationToken cancellationToken)
    {
        var history = await store.VersionsAsync(layer, cancellationToken).ConfigureAwait(false);
        var first = history.FirstOrDefault(v => v.Version.Number == from);
        var second = history.FirstOrDefault(v => v.Version.Number == to);
        if (first is null || second is null) return null;
        var before = await store.ReadAsync(layer, from, cancellationToken).ConfigureAwait(false);
        var after = from == to ? before : await store.ReadAsync(layer, to, cancellationToken).ConfigureAwait(false);
        var nameField = (after ?? before)?.Collection.Description.NameField;
        var difference = LayerDifference.Between(before?.Features ?? [], after?.Features ?? [], nameField, new EllipsoidalArea(), cancellationToken);
        return VersionDifference.Sealed(first.Version, second.Version, difference);
    }

    /// <summary>Makes an earlier version the newest again, as a version of its own; 0 withdraws the layer.</summary>
    public async Task<RollbackResult> RollbackAsync(CollectionId layer, int to, string by, CancellationToken cancellationToken)
    {
        var history = await store.VersionsAsync(layer, cancellationToken).ConfigureAwait(false);
        if (history.Count == 0) return new RollbackResult(RollbackOutcome.NoSuchVersion, null, history);
        var newest = history[0];
        var target = history.FirstOrDefault(v => v.Version.Number == to);
        if (to != 0 && target is null or { Origin: VersionOrigin.Withdrawal }) return new RollbackResult(RollbackOutcome.NoSuchVersion, null, history);
        var isThatAlready = newest.Origin == VersionOrigin.Withdrawal ? to == 0 : target?.Version.ContentSha256 == newest.Version.ContentSha256;
        if (isThatAlready) return new RollbackResult(RollbackOutcome.AlreadyThat, newest, history);

        if (await store.RollbackAsync(layer, to, by, cancellationToken).ConfigureAwait(false) is not { } made) return new RollbackResult(RollbackOutcome.NoSuchVersion, null, history);
        var after = await store.VersionsAsync(layer, cancellationToken).ConfigureAwait(false);
        return new RollbackResult(RollbackOutcome.Done, after.First(v => v.Version.Number == made.Number), history);
    }
}

public enum RollbackOutcome
{
    Done,

    /// <summary>The newest version holds just that already; nothing was done.</summary>
    AlreadyThat,
    NoSuchVersion,
}

/// <param name="Version">The new version, or the newest where it was that already.</param>
/// <param name="Before">The history before, newest first.</param>
public sealed record RollbackResult(RollbackOutcome Outcome, VersionRecord? Version, IReadOnlyList<VersionRecord> Before);
