using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Imports.Profiles;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Data;

/// <summary>What a user can choose for a load, as text, the same on every outside.</summary>
/// <param name="Repairs">Ids of repairs; "all" for every one there is.</param>
/// <param name="X">The column with the longitude or easting, of a table.</param>
/// <param name="Y">The column with the latitude or northing, of a table.</param>
/// <param name="Accuracy">How far a drawn boundary may be from the true one, in metres.</param>
public sealed record ImportChoices(
    string? Layer = null, string? Crs = null, bool SwapAxes = false, string? Encoding = null, string? SourceLayer = null, string? Profile = null,
    IReadOnlyList<string>? Repairs = null, string? X = null, string? Y = null, string? Accuracy = null)
{
    private const int LongestText = 200;
    private const int MostAccuracyMetres = 10_000;
    private const string AllRepairs = "all";

    /// <summary>In the order they are made, each once.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = Ordered(Repairs ?? []);

    /// <exception cref="RefusedException">With every choice that is none.</exception>
    public ImportRequest ToRequest()
    {
        var faults = new List<RequestFault>();
        CollectionId? layer = null;
        if (Layer is not null)
        {
            if (CollectionId.TryParse(Layer, out var id)) layer = id;
            else faults.Add(new RequestFault("layer", $"'{Shorten(Layer)}' is not a layer id: lower-case letters, digits, - and _, a letter first."));
        }

        var crs = Crs is null ? null : KnownCrs.Find(Crs);
        if (Crs is not null && crs is null)
            faults.Add(new RequestFault("crs", $"'{Shorten(Crs)}' is not a known reference system; known are such as EPSG:4326, EPSG:32649 (UTM 49N), EPSG:23835 (TM-3 49.1)."));
        if (Profile is not null && !RuleProfiles.Ids.Contains(Profile, StringComparer.Ordinal))
            faults.Add(new RequestFault("profile", $"'{Shorten(Profile)}' is no profile; there are {string.Join(", ", RuleProfiles.Ids)}."));
        foreach (var repair in Repairs.Where(r => !RepairIds.All.Contains(r, StringComparer.Ordinal)))
            faults.Add(new RequestFault("repair", $"'{Shorten(repair)}' is no repair; there are {string.Join(", ", RepairIds.All)}, or all."));
        double? accuracy = null;
        if (Accuracy is not null)
        {
            if (MetresText.TryParse(Accuracy, out var metres) && metres is > 0 and <= MostAccuracyMetres) accuracy = metres;
            else faults.Add(new RequestFault("accuracy", $"'{Shorten(Accuracy)}' is no accuracy: give more than 0 and at most {MostAccuracyMetres} metres, such as 10m."));
        }

        if (X is null != Y is null) faults.Add(new RequestFault(X is null ? "x" : "y", "x and y are given together or not at all."));
        foreach (var (name, text) in new[] { ("encoding", Encoding), ("source-layer", SourceLayer), ("x", X), ("y", Y) })
            if (text?.Length > LongestText) faults.Add(new RequestFault(name, $"must be a text of 1 to {LongestText} characters."));
        if (faults.Count > 0) throw new RefusedException(faults);
        return new ImportRequest(layer, crs) { SwapAxes = SwapAxes, Profile = Profile, Repairs = Repairs, BoundaryAccuracyMetres = accuracy };
    }

    public ReadOptions ToReadOptions(IProgress<int>? progress) => new(Encoding, SourceLayer, progress) { X = X, Y = Y };

    private static IReadOnlyList<string> Ordered(IEnumerable<string> repairs)
    {
        var asked = repairs.SelectMany(r => r.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Contains(AllRepairs, StringComparer.Ordinal)) asked = [.. RepairIds.All, .. asked.Where(r => r != AllRepairs && !RepairIds.All.Contains(r, StringComparer.Ordinal))];
        return [.. asked.OrderBy(r => RepairIds.All.ToList().IndexOf(r) is var at and >= 0 ? at : int.MaxValue)];
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
