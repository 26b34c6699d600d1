using Ovop.Gis.Planning.Analyses.Differences;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Data.Json;

/// <summary>What differs between two states of a layer. The counts are of all; a report of a load lists the first of each kind.</summary>
/// <param name="Passport">What it was made from; sealed, and so to be verified, where both states are versions.</param>
public sealed record DifferenceEntry(
    int AddedCount, int RemovedCount, int ChangedCount, int Unchanged, double AreaMovedSquareMetres,
    IReadOnlyList<FeatureEntry> Added, IReadOnlyList<FeatureEntry> Removed, IReadOnlyList<FeatureChange> Changed, Passport? Passport)
{
    private const string Staged = "as it would be loaded; no version yet";

    public static DifferenceEntry From(VersionDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new(difference.AddedCount, difference.RemovedCount, difference.ChangedCount, difference.Unchanged, difference.AreaMovedSquareMetres,
            difference.Added, difference.Removed, difference.Changed, difference.Passport);
    }

    /// <param name="version">What the load became; null where it was not committed.</param>
    /// <param name="most">How many to list of each kind.</param>
    internal static DifferenceEntry? From(ImportReport report, DatasetVersion? version, int most) => report.Changes is not { } d ? null : new(
        d.Added.Count, d.Removed.Count, d.Changed.Count, d.Unchanged, d.AreaMovedSquareMetres, [.. d.Added.Take(most)], [.. d.Removed.Take(most)], [.. d.Changed.Take(most)],
        report.Base is not { } from ? null
        : version is not null ? VersionDifference.Sealed(from, version, d).Passport
        : VersionDifference.Unsealed(d, Passport.Input(from), new PassportInput(report.Layer.ToString(), 0, report.Staged?.ContentSha256 ?? "", Staged)));
}
