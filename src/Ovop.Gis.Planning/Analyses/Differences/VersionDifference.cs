using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Planning.Analyses.Differences;

/// <summary>What differs between two versions of a layer.</summary>
public sealed record VersionDifference(
    string Layer, int From, int To, int AddedCount, int RemovedCount, int ChangedCount, int Unchanged, double AreaMovedSquareMetres,
    IReadOnlyList<FeatureEntry> Added, IReadOnlyList<FeatureEntry> Removed, IReadOnlyList<FeatureChange> Changed, Passport Passport) : IReport
{
    /// <summary>What a passport calls the question; it is asked of a layer's history, not of the catalogue.</summary>
    public const string Id = "differences";

    private const string Rule = "Features are the same by their id; the area moved is what lies in one of a feature's two shapes and not in the other.";

    public static VersionDifference Sealed(DatasetVersion from, DatasetVersion to, LayerDifference d)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(d);
        var difference = new VersionDifference(
            to.Layer.ToString(), from.Number, to.Number, d.Added.Count, d.Removed.Count, d.Changed.Count, d.Unchanged, d.AreaMovedSquareMetres, d.Added, d.Removed, d.Changed,
            Unsealed(d, Passport.Input(from), Passport.Input(to)));
        return difference with { Passport = difference.Passport.SealedFor(difference, []) };
    }

    /// <summary>Of a difference to something that is no version yet: it says what from and how, but there is nothing to make it again from.</summary>
    public static Passport Unsealed(LayerDifference difference, params IReadOnlyList<PassportInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new Passport(Id, inputs, "EPSG:4326", difference.Method, Rule,
            new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, object?>(StringComparer.Ordinal), PassportEngine.Current);
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
