using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.Json;

/// <summary>What differs between two states of a layer. The counts are of all; a report of a load lists the first of each kind.</summary>
public sealed record DifferenceEntry(
    int AddedCount, int RemovedCount, int ChangedCount, int Unchanged, double AreaMovedSquareMetres,
    IReadOnlyList<FeatureEntry> Added, IReadOnlyList<FeatureEntry> Removed, IReadOnlyList<FeatureChange> Changed)
{
    public static DifferenceEntry? From(LayerDifference? difference, int most) => difference is null ? null : new(
        difference.Added.Count, difference.Removed.Count, difference.Changed.Count, difference.Unchanged, difference.AreaMovedSquareMetres,
        [.. difference.Added.Take(most)], [.. difference.Removed.Take(most)], [.. difference.Changed.Take(most)]);
}

/// <summary>What differs between two versions of a layer.</summary>
public sealed record VersionDifference(
    string Layer, int From, int To, int AddedCount, int RemovedCount, int ChangedCount, int Unchanged, double AreaMovedSquareMetres,
    IReadOnlyList<FeatureEntry> Added, IReadOnlyList<FeatureEntry> Removed, IReadOnlyList<FeatureChange> Changed)
{
    public static VersionDifference Between(CollectionId layer, int from, int to, LayerDifference d)
    {
        ArgumentNullException.ThrowIfNull(d);
        return new(layer.ToString(), from, to, d.Added.Count, d.Removed.Count, d.Changed.Count, d.Unchanged, d.AreaMovedSquareMetres, d.Added, d.Removed, d.Changed);
    }

    public ReportTable ToTable() => new(
        ["change", "id", "name", "fields", "shape", "area_before_m2", "area_after_m2", "moved_m2"],
        [
            .. Added.Select(f => (IReadOnlyList<object?>)["added", f.Id, f.Name, null, null, null, f.AreaSquareMetres, null]),
            .. Removed.Select(f => (IReadOnlyList<object?>)["removed", f.Id, f.Name, null, null, f.AreaSquareMetres, null, null]),
            .. Changed.Select(f => (IReadOnlyList<object?>)
                ["changed", f.Id, f.Name, string.Join(' ', f.Fields), f.ShapeChanged ? "changed" : "same", f.AreaBeforeSquareMetres, f.AreaAfterSquareMetres, f.MovedSquareMetres]),
        ]);
}
