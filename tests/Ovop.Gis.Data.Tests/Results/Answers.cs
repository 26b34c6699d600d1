using System.Text.Json;
using Ovop.Gis.Data.DefaultData;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Analyses.Near;
using Ovop.Gis.Planning.Analyses.Reconciliation;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Results;

/// <summary>Answers of every kind on the default data, and the way to verify them.</summary>
internal sealed class Answers
{
    private readonly MemoryStore _store = new();

    private Answers()
    {
    }

    public LayerLibrary Library => new(_store);

    public Verification Verification => new(new Recomputation(Library, new LayerHistory(_store)));

    public static async Task<Answers> MakeAsync(CancellationToken cancellationToken)
    {
        var answers = new Answers();
        foreach (var layer in await DefaultDataset.ReadAsync(Places.Geodata, cancellationToken)) await answers._store.CommitAsync(layer, CommitNote.DefaultData, cancellationToken);
        return answers;
    }

    public static string Json(IReport report) => JsonSerializer.Serialize(report, report.GetType(), WireJson.Options);

    public async Task<IReadOnlyList<IReport>> AllAsync(CancellationToken cancellationToken)
    {
        var zones = (await _store.ReadAsync(CollectionId.Zones, 1, cancellationToken))!;
        await _store.CommitAsync(new StagedDataset(zones.Collection.Description, zones.Collection.Fields, [.. zones.Features.Skip(1)], "x", new string('0', 64)), CommitNote.DefaultData, cancellationToken);
        var near = new NearAnalysis(Library);
        var shares = new AreaShareAnalysis(Library);
        return
        [
            await near.RunAsync(new(), null, cancellationToken),
            await near.RunAsync(new() { Of = "kelurahan", Measure = Measure.Edge, Nearest = 7 }, null, cancellationToken),
            await near.RunAsync(new() { Of = "sites", From = "108.957,0.798", WithinMetres = 12_345.678 }, null, cancellationToken),
            await near.RunAsync(new() { WithinMetres = 0 }, null, cancellationToken),
            await shares.RunAsync(new(), null, cancellationToken),
            await shares.RunAsync(new() { Units = "kecamatan", PlaneCrs = "EPSG:32649", SliverSquareMetres = 1e9 }, null, cancellationToken),
            await shares.RunAsync(new() { Zones = "kelurahan", Units = "kelurahan" }, null, cancellationToken),
            await new ReconciliationAnalysis(Library).RunAsync(new() { TolerancePercent = 0.25 }, null, cancellationToken),
            (await new LayerHistory(_store).DifferenceAsync(CollectionId.Zones, 1, 2, cancellationToken))!,
        ];
    }
}
