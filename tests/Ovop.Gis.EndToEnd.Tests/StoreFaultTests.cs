using System.Security.Cryptography;
using Ovop.Gis.Testing;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>A store on a full disk, one that may only be read, and one that is damaged: an error that helps, and nothing harmed.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly List<string> _mounts = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var mount in _mounts) Processes.Start("umount", [mount]).WaitForExit();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_disk_that_fills_up_keeps_the_old_version()
    {
        var store = Path.Combine(await SmallDiskAsync("6m"), "store.gpkg");
        var small = _scratch.Write("small.geojson", Parcels.GeoJson("small", 100, 8));
        Assert.Equal(0, (await Processes.OvopAsync("load", small, "--layer", "parcels", "--store", store)).ExitCode);
        var outcome = await Processes.OvopAsync("load", _scratch.Write("large.geojson", Parcels.GeoJson("large", 1000, 500)), "--layer", "parcels", "--store", store);
        AssertClear(outcome, store, "no space left");
        Assert.Equal(["store.gpkg"], Directory.GetFiles(Path.GetDirectoryName(store)!).Select(Path.GetFileName));
        var layers = await Processes.OvopAsync("layers", "--store", store, "--format", "csv");
        Assert.Contains("parcels", layers.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Processes.OvopAsync("load", small, "--layer", "parcels", "--store", store)).ExitCode);
    }

    [Fact]
    public async Task A_disk_too_small_for_a_store_is_left_empty()
    {
        var store = Path.Combine(await SmallDiskAsync("100k"), "store.gpkg");
        AssertClear(await Processes.OvopAsync("layers", "--store", store), store, "no space left");
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(store)!));
    }

    [Fact]
    public async Task A_store_that_may_only_be_read_is_read_and_not_written()
    {
        await Processes.OvopAsync("layers", "--store", _scratch.Store);
        var file = _scratch.Write("small.geojson", Parcels.GeoJson("small", 10, 8));
        var before = Hash();
        var isRoot = Environment.UserName == "root";
        if (!isRoot)
        {
            await ModeAsync("400", _scratch.Store);
            await ModeAsync("500", _scratch.Folder);
        }
        else
        {
            Processes.Need("setpriv", "util-linux");
            await ModeAsync("755", _scratch.Folder);
        }

        var layers = await AsStrangerAsync(isRoot, "layers", "--store", _scratch.Store);
        Assert.SkipWhen(isRoot && layers.ExitCode != 0 && !layers.Error.Contains("ovop:", StringComparison.Ordinal), "needs a program folder that every user may read: " + layers.Error);
        Assert.True(layers.ExitCode == 0, layers.Error);
        AssertClear(await AsStrangerAsync(isRoot, "load", file, "--layer", "parcels", "--store", _scratch.Store), _scratch.Store, "");
        var none = Path.Combine(_scratch.Folder, "new.gpkg");
        AssertClear(await AsStrangerAsync(isRoot, "layers", "--store", none), none, "");
        Assert.False(File.Exists(none));
        await ModeAsync("700", _scratch.Folder);
        Assert.Equal(before, Hash());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(4096)]
    [InlineData(50_000)]
    public async Task A_store_that_was_cut_off_is_named_and_left_alone(int length)
    {
        await Processes.OvopAsync("layers", "--store", _scratch.Store);
        await using (var file = File.OpenWrite(_scratch.Store)) file.SetLength(length);
        var before = Hash();
        AssertClear(await Processes.OvopAsync("layers", "--store", _scratch.Store), _scratch.Store, "");
        AssertClear(await Processes.OvopAsync("load", _scratch.Write("small.geojson", Parcels.GeoJson("small", 10, 8)), "--layer", "parcels", "--store", _scratch.Store), _scratch.Store, "");
        Assert.Equal(before, Hash());
    }

    [Fact]
    public async Task Damage_is_never_taken_for_data()
    {
        await Processes.OvopAsync("layers", "--store", _scratch.Store);
        var whole = await File.ReadAllBytesAsync(_scratch.Store, Token);
        var right = (await Processes.OvopAsync("area-shares", "--format", "json", "--store", _scratch.Store)).Output;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var noticed = 0;
        for (var round = 0; round < 12; round++)
        {
            var damaged = (byte[])whole.Clone();
            random.NextBytes(damaged.AsSpan(random.Next(200, whole.Length - 20_000), random.Next(100, 20_000)));
            await File.WriteAllBytesAsync(_scratch.Store, damaged, Token);
            var before = Hash();
            var outcome = await Processes.OvopAsync("area-shares", "--format", "json", "--store", _scratch.Store);
            Assert.Equal(before, Hash());
            if (outcome.ExitCode == 0)
            {
                Assert.True(right == outcome.Output, $"other figures from a damaged store (seed {seed}, round {round})");
                continue;
            }

            AssertClear(outcome, _scratch.Store, "damaged");
            noticed++;
        }

        Assert.True(noticed > 0, $"no damage was noticed (seed {seed})");
    }

    private static void AssertClear(Outcome outcome, string store, string says)
    {
        Assert.True(outcome.ExitCode == 1, outcome.Output + outcome.Error);
        Assert.StartsWith("ovop: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(store, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(says, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, outcome.Error.Trim().Split('\n').Length);
    }

    private static Task<Outcome> ModeAsync(string mode, string path) => Processes.RunAsync("chmod", [mode, path]);

    private string Hash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_scratch.Store)));

    private static Task<Outcome> AsStrangerAsync(bool isRoot, params string[] arguments) => isRoot
        ? Processes.RunAsync("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Processes.Built("Ovop.Gis.Cli", "ovop.dll"), .. arguments])
        : Processes.OvopAsync(arguments);

    private async Task<string> SmallDiskAsync(string size)
    {
        var folder = Path.Combine(_scratch.Folder, "disk" + size);
        Directory.CreateDirectory(folder);
        Processes.Need("mount", "mount");
        var mounted = await Processes.RunAsync("mount", ["-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder]);
        Assert.SkipWhen(mounted.ExitCode != 0, "needs the right to mount a small disk: " + mounted.Error);
        _mounts.Add(folder);
        return folder;
    }
}
