using Npgsql;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>A database server of this test's own, which it may kill and fill up.</summary>
public sealed class ServerFaultTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private string _address = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Cluster => Path.Combine(Path.GetTempPath(), Path.GetFileName(_scratch.Folder) + "-server");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(PostGisDatabase.Variable) is null or "", $"needs PostGIS: {PostGisDatabase.Variable} is not set");
        var started = await ServerAsync("start");
        Assert.SkipWhen(started.ExitCode == 3, "needs Debian's postgresql and postgis: " + started.Error);
        Assert.True(started.ExitCode == 0, started.Error);
        _address = started.Output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(Cluster)) await Processes.RunAsync(Path.Combine(Places.Repository, "tools", "private-postgis"), ["remove", Cluster]);
        _scratch.Dispose();
    }

    // Its output goes to a file: a server that it starts would hold a pipe open for ever.
    private async Task<Outcome> ServerAsync(string word) => await Processes.RunAsync("bash", ["-c", "set -o pipefail; \"$0\" \"$1\" \"$2\" >\"$3\" 2>\"$3.err\" </dev/null; code=$?; cat \"$3\"; cat \"$3.err\" >&2; exit $code",
        Path.Combine(Places.Repository, "tools", "private-postgis"), word, Cluster, Path.Combine(_scratch.Folder, word + ".log")]);

    [Fact]
    public async Task A_server_that_dies_in_the_middle_of_a_load_comes_back_with_the_old_version_or_the_new_one()
    {
        var layer = CollectionId.From("parcels");
        string[] files = [_scratch.Write("a.geojson", Parcels.GeoJson("a", 1000, 80)), _scratch.Write("b.geojson", Parcels.GeoJson("b", 1000, 300))];
        Assert.Equal(0, (await Processes.OvopAsync("load", files[0], "--layer", "parcels", "--store", _address)).ExitCode);
        var (known, died) = (1, 0);
        for (var round = 0; round < 5; round++)
        {
            var loading = Processes.OvopAsync("load", files[1], "--layer", "parcels", "--store", _address);
            while (!loading.IsCompleted && !await IsCommittingAsync()) await Task.Delay(1, Token);
            await Task.Delay(20 * round, Token);
            await ServerAsync("crash");
            var outcome = await loading;
            var away = await Processes.OvopAsync("layers", "--store", _address);
            Assert.Equal(1, away.ExitCode);
            Assert.Contains("cannot be reached", away.Error, StringComparison.Ordinal);
            Assert.Equal(0, (await ServerAsync("start")).ExitCode);

            var store = await Stores.OpenAsync(_address, TimeProvider.System, Token);
            var newest = await store.ReadAsync(layer, null, Token);
            Assert.InRange(newest!.Collection.Version.Number, outcome.ExitCode == 0 ? known + 1 : known, known + 1);
            Assert.Equal(newest.Collection.Version.ContentSha256, ContentDigest.Of(newest.Features));
            Assert.NotNull(await store.ReadAsync(layer, known, Token));
            known = newest.Collection.Version.Number;
            if (outcome.ExitCode == 0) continue;
            died++;
            Assert.Equal(1, outcome.ExitCode);
            Assert.StartsWith("ovop: ", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("ovop_test:", outcome.Error, StringComparison.Ordinal);
        }

        Assert.True(died > 0, "the server should have died in the middle of at least one load");
        Assert.Equal(0, (await Processes.OvopAsync("load", files[0], "--layer", "parcels", "--store", _address)).ExitCode);
    }

    [Fact]
    public async Task A_server_whose_disk_fills_up_keeps_the_old_version()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs the right to mount a small disk");
        var disk = Path.Combine(Cluster, "disk");
        Directory.CreateDirectory(disk);
        var mounted = await Processes.RunAsync("mount", ["-t", "tmpfs", "-o", "size=40m,mode=0700,uid=" + (await Processes.RunAsync("id", ["-u", "postgres"])).Output.Trim(), "tmpfs", disk]);
        Assert.SkipWhen(mounted.ExitCode != 0, "needs the right to mount a small disk: " + mounted.Error);
        try
        {
            await RunAsync($"CREATE TABLESPACE small LOCATION '{disk}'");
            await RunAsync("CREATE DATABASE small TABLESPACE small");
            var store = _address[..^"postgres".Length] + "small";
            var small = _scratch.Write("small.geojson", Parcels.GeoJson("small", 100, 8));
            Assert.Equal(0, (await Processes.OvopAsync("load", small, "--layer", "parcels", "--store", store)).ExitCode);
            var outcome = await Processes.OvopAsync("load", _scratch.Write("large.geojson", Parcels.GeoJson("large", 1500, 1200)), "--layer", "parcels", "--store", store);
            Assert.True(outcome.ExitCode == 1, outcome.Output);
            Assert.Contains("no space left", outcome.Error, StringComparison.Ordinal);
            var read = await (await Stores.OpenAsync(store, TimeProvider.System, Token)).ReadAsync(CollectionId.From("parcels"), null, Token);
            Assert.Equal((1, 100), (read!.Collection.Version.Number, read.Features.Count));
            Assert.Equal(0, (await Processes.OvopAsync("load", small, "--layer", "parcels", "--store", store)).ExitCode);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await ServerAsync("crash");
            await Processes.RunAsync("umount", ["-l", disk]);
        }
    }

    private async Task<bool> IsCommittingAsync() => await RunAsync("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 1870032752)") is true;

    private async Task<object?> RunAsync(string sql)
    {
        var user = new Uri(_address);
        var text = new NpgsqlConnectionStringBuilder { Host = user.Host, Port = user.Port, Username = user.UserInfo.Split(':')[0], Password = user.UserInfo.Split(':')[1], Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(text.ToString());
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }
}
