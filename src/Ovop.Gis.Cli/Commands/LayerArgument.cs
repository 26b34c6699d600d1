using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Commands;

/// <summary>From the name of a layer to its history, or a refusal that says what there is.</summary>
internal static class LayerArgument
{
    public const string Name = "LAYER";

    public static async Task<(CollectionId Id, IReadOnlyList<VersionRecord> History)> FindAsync(IFeatureStore store, string text, CancellationToken cancellationToken)
    {
        var known = CollectionId.TryParse(text, out var id);
        if (known && id == CollectionId.Kecamatan)
            throw new RefusedException(Name, "kecamatan follow from their kelurahan and have no versions of their own; ask for kelurahan.");
        if (known && await store.VersionsAsync(id, cancellationToken).ConfigureAwait(false) is { Count: > 0 } history) return (id, history);
        var layers = await store.ListAsync(cancellationToken).ConfigureAwait(false);
        throw new RefusedException(Name, $"there is no layer '{text}'; there are {string.Join(", ", layers.Select(l => l.Id))}.");
    }

    public static RefusedException NoVersion(string parameter, CollectionId layer, int number, IReadOnlyList<VersionRecord> history) => new(
        parameter, $"the layer '{layer}' has no version {number} to be had; it has {string.Join(", ", history.Where(v => v.Origin != VersionOrigin.Withdrawal).Select(v => v.Version.Number).Order())}.");
}
