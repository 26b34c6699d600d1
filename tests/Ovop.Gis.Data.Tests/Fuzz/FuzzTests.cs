using Ovop.Gis.Fuzz.Core;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Fuzz;

/// <summary>A short run of tools/fuzz with fixed seeds, and all that its long runs ever found.</summary>
[Collection(nameof(DamageTests))]
public sealed class FuzzTests
{
    private static string Corpus => Path.Combine(Places.Repository, "tests", "fixtures", "fuzz");

    [Fact]
    public async Task Two_thousand_changed_files_are_read_or_their_faults_told()
    {
        using var folder = new ScratchFolder();
        var (mutation, trial) = (new Mutation(Seeds.All()), new Trial());
        for (var seed = 0; seed < 2_000; seed++)
        {
            var result = await trial.RunAsync(mutation.Make(new Random(seed)), folder["input"]);
            Assert.True(result.Failure is null, $"seed {seed}: {result.Failure}");
        }
    }

    [Fact]
    public async Task Every_seed_in_order_is_read()
    {
        using var folder = new ScratchFolder();
        foreach (var seed in Seeds.All().Where(seed => seed.Main is not "a.gpkg" and not "a.zip"))
            Assert.Equal("read", (await new Trial().RunAsync(seed, folder["input"])).Outcome);
    }

    [Fact]
    public async Task What_once_failed_does_so_no_more()
    {
        using var folder = new ScratchFolder();
        var kept = Directory.GetDirectories(Corpus);
        Assert.NotEmpty(kept);
        foreach (var find in kept)
        {
            var result = await new Trial().RunAsync(FuzzInput.ReadFrom(find), folder["input"]);
            Assert.True(result.Failure is null, $"{Path.GetFileName(find)}: {result.Failure}");
        }
    }
}
