using System.Globalization;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.Differences;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>Makes an answer again at the versions it was made at.</summary>
public sealed class Recomputation(LayerLibrary library, LayerHistory history)
{
    private static readonly Dictionary<string, Question> Questions = AllQuestions();

    private delegate Task<IReport> Question(LayerLibrary asOf, IEnumerable<KeyValuePair<string, string?>> parameters, CancellationToken cancellationToken);

    /// <param name="parameters">As text, under the names they are asked by.</param>
    public async Task<RecomputedReport> RunAsync(
        string analysis, IReadOnlyList<KeyValuePair<string, int>> versions, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(parameters);
        var layers = new List<KeyValuePair<CollectionId, int>>();
        foreach (var (name, number) in versions)
        {
            if (!CollectionId.TryParse(name, out var layer)) return RecomputedReport.Absent($"'{Short(name)}' bukan nama lapisan.", $"'{Short(name)}' is no layer's name.");
            if (await WhyAbsentAsync(layer, number, analysis != VersionDifference.Id, cancellationToken).ConfigureAwait(false) is { } reason) return new RecomputedReport(null, reason);
            layers.Add(KeyValuePair.Create(layer, number));
        }

        if (analysis == VersionDifference.Id) return await DifferenceAsync(layers, cancellationToken).ConfigureAwait(false);
        if (!Questions.TryGetValue(analysis, out var question))
            return RecomputedReport.Absent($"Versi program ini tidak mengenal analisis '{Short(analysis)}'.", $"This version of the program has no analysis '{Short(analysis)}'.");
        if (layers.Select(l => l.Key).Distinct().Count() < layers.Count)
            return RecomputedReport.Absent("Satu lapisan disebut dengan dua versi.", "One layer is named at two versions.");
        try
        {
            var asOf = library.At(LayerMoment.OfVersions(layers.ToDictionary()));
            var asked = parameters.Select(p => KeyValuePair.Create(p.Key, (string?)p.Value));
            return new RecomputedReport(await question(asOf, asked, cancellationToken).ConfigureAwait(false), null);
        }
        catch (RefusedException e)
        {
            return RecomputedReport.Absent($"Pertanyaan itu kini ditolak: {e.Message}", $"The question is refused now: {e.Message}");
        }
    }

    private async Task<RecomputedReport> DifferenceAsync(List<KeyValuePair<CollectionId, int>> layers, CancellationToken cancellationToken)
    {
        // Between a version and itself the passport names it once.
        if (layers.Count is 0 or > 2 || layers[0].Key != layers[^1].Key)
            return RecomputedReport.Absent("Perbandingan memerlukan dua versi dari satu lapisan.", "A difference is between two versions of one layer.");
        var difference = await history.DifferenceAsync(layers[0].Key, layers[0].Value, layers[^1].Value, cancellationToken).ConfigureAwait(false);
        return new RecomputedReport(difference, null);
    }

    private async Task<LocalText?> WhyAbsentAsync(CollectionId layer, int number, bool mustHoldData, CancellationToken cancellationToken)
    {
        var versions = await history.VersionsAsync(layer, cancellationToken).ConfigureAwait(false);
        if (versions.Count == 0) return new LocalText($"Penyimpanan ini tidak pernah memiliki lapisan '{layer}'.", $"This store never had a layer '{layer}'.");
        var found = versions.FirstOrDefault(v => v.Version.Number == number);
        if (found is not null && !(mustHoldData && found.Origin == VersionOrigin.Withdrawal)) return null;
        var there = string.Join(", ", versions.Where(v => v.Origin != VersionOrigin.Withdrawal).Select(v => v.Version.Number).Order().Select(n => n.ToString(CultureInfo.InvariantCulture)));
        return new LocalText($"Penyimpanan ini tidak memiliki versi {number} dari lapisan '{layer}'; yang ada: {there}.", $"This store has no version {number} of the layer '{layer}'; it has {there}.");
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static Dictionary<string, Question> AllQuestions()
    {
        var visitor = new Visitor();
        AnalysisCatalog.Each(visitor);
        return visitor.Found;
    }

    private sealed class Visitor : IAnalysisVisitor
    {
        public Dictionary<string, Question> Found { get; } = new(StringComparer.Ordinal);

        public void Visit<TAnalysis, TRequest, TReport>(Func<LayerLibrary, TAnalysis> create)
            where TAnalysis : IAnalysis<TRequest, TReport>
            where TRequest : class, new()
            where TReport : class, IReport
        {
            var form = new RequestForm<TRequest>();
            Found.Add(TAnalysis.Id, async (asOf, parameters, cancellationToken) =>
                await create(asOf).RunAsync(form.Read(parameters), progress: null, cancellationToken).ConfigureAwait(false));
        }
    }
}

/// <param name="Report">Null where it cannot be made here; then Reason says why.</param>
public sealed record RecomputedReport(IReport? Report, LocalText? Reason)
{
    internal static RecomputedReport Absent(string id, string en) => new(null, new LocalText(id, en));
}
