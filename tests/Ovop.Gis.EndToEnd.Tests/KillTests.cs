using System.Diagnostics;
using Npgsql;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>Kills a load a hundred times, most often while it commits, and looks at what is left.</summary>
public abstract class KillTests : IDisposable
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("OVOP_TEST_KILLS"), out var kills) ? kills : 100;

    private static readonly CollectionId Layer = CollectionId.From("parcels");

    private protected Scratch Scratch { get; } = new();

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract string Store { get; }

    /// <summary>Whether some process is in the middle of a commit.</summary>
    private protected abstract Task<bool> IsCommittingAsync();

    private protected abstract Task<IFeatureStore> OpenAsync();

    private protected abstract Task<string> LeftoversAsync();

    public virtual void Dispose()
    {
        Scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    private Process Load(string file) => Processes.Start("dotnet", [Processes.Built("Ovop.Gis.Cli", "ovop.dll"), "load", file, "--layer", Layer.ToString(), "--store", Store]);

    [Fact]
    public async Task A_load_that_is_killed_leaves_the_old_version_or_the_new_one_whole()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        _ = Store;
        string[] files = [Scratch.Write("a.geojson", Parcels.GeoJson("a", 1000, 80)), Scratch.Write("b.geojson", Parcels.GeoJson("b", 1000, 80))];
        var rhythm = await LearnAsync(files);
        var (killed, before, after) = (0, 0, 0);
        for (var round = 0; killed < Kills; round++)
        {
            Assert.True(round < 4 * Kills, $"only {killed} of {round} loads were still running when they should be killed (seed {seed})");
            var known = await NewestAsync();
            var wasKilled = await KillAsync(files[round % 2], random, rhythm, anyMoment: round % 10 < 3);
            var isNew = await CheckAsync(known, rhythm.Contents[round % 2], $"seed {seed}, round {round}");
            if (!wasKilled) continue;
            killed++;
            if (isNew) after++;
            else before++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {before} kills before the commit was done, {after} after");
        Assert.True((before > 0 && after > 0) || Kills < 100, $"{before} kills before the commit was done, {after} after: both kinds should occur (seed {seed})");

        var last = await NewestAsync();
        using var load = Load(files[0]);
        await load.WaitForExitAsync(Token);
        Assert.Equal(0, load.ExitCode);
        Assert.Equal(last + 1, await NewestAsync());
        Assert.Equal("", await LeftoversAsync());
    }

    [Fact]
    public async Task Of_two_loads_at_once_none_is_lost_and_who_comes_too_late_is_told()
    {
        _ = Store;
        string[] files = [Scratch.Write("a.geojson", Parcels.GeoJson("a", 500, 80)), Scratch.Write("b.geojson", Parcels.GeoJson("b", 500, 80))];
        await Processes.OvopAsync("layers", "--store", Store);
        for (var round = 0; round < 3; round++)
        {
            var known = await NewestAsync();
            var outcomes = await Task.WhenAll(files.Select(LoadAsync));
            Assert.Contains(outcomes, o => o.ExitCode == 0);
            foreach (var (file, late) in files.Zip(outcomes).Where(x => x.Second.ExitCode != 0))
            {
                Assert.Equal(1, late.ExitCode);
                Assert.Contains("Nothing was changed", late.Error, StringComparison.Ordinal);
                Assert.Equal(0, (await LoadAsync(file)).ExitCode);
            }

            var store = await OpenAsync();
            var history = await store.VersionsAsync(Layer, Token);
            Assert.Equal(known + 2, history[0].Version.Number);
            Assert.Equal(["a.geojson", "b.geojson"], history.Take(2).Select(v => v.SourceFile).Order());
            foreach (var version in history.Take(2)) Assert.NotNull(await store.ReadAsync(Layer, version.Version.Number, Token));
        }

        Task<Outcome> LoadAsync(string file) => Processes.OvopAsync("load", file, "--layer", Layer.ToString(), "--store", Store, "--lang", "en");
    }

    /// <summary>How long a load takes, how long its commit, and what each file becomes.</summary>
    private async Task<(TimeSpan Whole, TimeSpan Commit, List<string> Contents)> LearnAsync(string[] files)
    {
        var contents = new List<string>();
        var (whole, commit) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var file in (string[])[files[0], .. files])
        {
            var started = Stopwatch.GetTimestamp();
            using var load = Load(file);
            await UntilCommittingAsync(load);
            var committing = Stopwatch.GetTimestamp();
            await load.WaitForExitAsync(Token);
            Assert.Equal(0, load.ExitCode);
            (whole, commit) = (Stopwatch.GetElapsedTime(started), Stopwatch.GetElapsedTime(committing));
            contents.Add((await (await OpenAsync()).FindAsync(Layer, null, Token))!.Version.ContentSha256);
        }

        Assert.NotEqual(contents[1], contents[2]);
        return (whole, commit, contents[1..]);
    }

    private async Task<bool> KillAsync(string file, Random random, (TimeSpan Whole, TimeSpan Commit, List<string>) rhythm, bool anyMoment)
    {
        using var load = Load(file);
        if (!anyMoment) await UntilCommittingAsync(load);
        await Task.Delay((anyMoment ? rhythm.Whole : 1.4 * rhythm.Commit) * random.NextDouble(), Token);
        load.Kill();
        await load.WaitForExitAsync(Token);
        return load.ExitCode == 128 + 9;
    }

    private async Task UntilCommittingAsync(Process load)
    {
        while (!load.HasExited && !await IsCommittingAsync()) await Task.Delay(1, Token);
    }

    private async Task<int> NewestAsync() => await (await OpenAsync()).VersionsAsync(Layer, Token) is [var newest, ..] ? newest.Version.Number : 0;

    /// <returns>True where the load became a version.</returns>
    private async Task<bool> CheckAsync(int known, string content, string when)
    {
        // A server whose client died may still be finishing what it was told.
        for (var wait = 0; Store.StartsWith("postgres", StringComparison.Ordinal) && wait < 600 && await IsCommittingAsync(); wait++) await Task.Delay(20, Token);
        var store = await OpenAsync();
        var history = await store.VersionsAsync(Layer, Token);
        Assert.True(history[0].Version.Number == known || history[0].Version.Number == known + 1, $"version {history[0].Version.Number} after {known} ({when})");
        Assert.Equal(Enumerable.Range(1, history.Count).Reverse(), history.Select(v => v.Version.Number));
        var isNew = history[0].Version.Number > known;
        if (isNew) Assert.Equal(content, history[0].Version.ContentSha256);
        foreach (var version in history.Take(2).Append(history[^1]))
        {
            var read = await store.ReadAsync(Layer, version.Version.Number, Token);
            Assert.Equal(version.Version.ContentSha256, ContentDigest.Of(read!.Features));
            Assert.Equal(version.FeatureCount, read.Features.Count);
        }

        return isNew;
    }
}

public sealed class GeoPackageKillTests : KillTests
{
    private protected override string Store => Scratch.Store;

    private protected override Task<bool> IsCommittingAsync() => Task.FromResult(File.Exists(Store + "-journal"));

    private protected override Task<IFeatureStore> OpenAsync() => Stores.OpenAsync(Store, TimeProvider.System, Token);

    private protected override Task<string> LeftoversAsync() =>
        Task.FromResult(string.Join(' ', Directory.GetFiles(Scratch.Folder).Select(f => Path.GetFileName(f)!).Except(["a.geojson", "b.geojson", "store.gpkg"])));
}

public sealed class PostGisKillTests(PostGisDatabase database) : KillTests, IClassFixture<PostGisDatabase>
{
    private IFeatureStore? _store;

    private protected override string Store => database.Address;

    private protected override async Task<bool> IsCommittingAsync() => (bool)(await database.ScalarAsync(
        "SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND locktype = 'advisory' AND classid = 1870032752)"))!;

    private protected override async Task<IFeatureStore> OpenAsync() => _store ??= await Stores.OpenAsync(Store, TimeProvider.System, Token);

    private protected override async Task<string> LeftoversAsync() => (string)(await database.ScalarAsync(
        "SELECT coalesce(string_agg(tablename, ' '), '') FROM pg_tables WHERE schemaname = 'ovop' AND tablename LIKE 'ovop_features_%' AND tablename NOT IN (SELECT features_table FROM ovop.ovop_versions WHERE features_table IS NOT NULL)"))!;

    public override void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        base.Dispose();
    }
}
