using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ovop.Gis.Testing;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>A figure's way out and back: from the command to a file, and from the file to a verdict.</summary>
public sealed partial class VerifyCommandTests : IDisposable
{
    private const string OneZone =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Pariwisata","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.95,0.8],[108.97,0.8],[108.97,0.82],[108.95,0.82],[108.95,0.8]]]}}]}
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private Task<Outcome> OvopAsync(params string[] arguments) => Processes.OvopAsync([.. arguments, "--store", _scratch.Store, "--lang", "en"]);

    private async Task<string> FileAsync(string name, params string[] arguments)
    {
        var outcome = await OvopAsync([.. arguments, "--format", Path.GetExtension(name)[1..]]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return _scratch.Write(name, outcome.Output);
    }

    private async Task<string> VerdictAsync(int exitCode, string result)
    {
        var outcome = await OvopAsync("verify", result, "--format", "json");
        Assert.True(outcome.ExitCode == exitCode, outcome.Output + outcome.Error);
        return JsonDocument.Parse(outcome.Output).RootElement.GetProperty("verdict").GetString()!;
    }

    [Fact]
    public async Task Every_answer_is_the_same_from_its_file_its_table_and_its_id_also_after_later_loads()
    {
        string[] files =
        [
            await FileAsync("near.json", "near", "--from", "sites/danau-biru", "--within", "20km"), await FileAsync("near.csv", "near"),
            await FileAsync("shares.json", "area-shares", "--units", "kecamatan"), await FileAsync("shares.csv", "area-shares"),
            await FileAsync("reconciliation.json", "reconciliation"),
        ];
        Assert.Equal(0, (await OvopAsync("load", _scratch.Write("z.geojson", OneZone), "--profile", "none")).ExitCode);
        foreach (var file in files) Assert.Equal("same", await VerdictAsync(0, file));
        Assert.Equal(0, (await OvopAsync("rollback", "zones", "0")).ExitCode);
        Assert.Equal("same", await VerdictAsync(0, files[2]));
        var id = JsonDocument.Parse(await File.ReadAllTextAsync(files[2], TestContext.Current.CancellationToken)).RootElement.GetProperty("passport").GetProperty("id").GetString()!;
        Assert.Equal("same", await VerdictAsync(0, id));
        var text = await OvopAsync("verify", files[2]);
        Assert.StartsWith("Same. Computed again from 'kelurahan' version 1 and 'zones' version 1", text.Output, StringComparison.Ordinal);
        Assert.StartsWith("Sama. Dihitung ulang", (await Processes.OvopAsync("verify", files[2], "--store", _scratch.Store, "--lang", "id")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_digit_is_found_in_JSON_and_in_a_table()
    {
        foreach (var file in new[] { await FileAsync("near.json", "near"), await FileAsync("near.csv", "near") })
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var number = Metres().Match(text).Value;
            await File.WriteAllTextAsync(file, text.Replace(number, "1" + number, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var outcome = await OvopAsync("verify", file);
            Assert.Equal(1, outcome.ExitCode);
            Assert.StartsWith("Altered.", outcome.Output, StringComparison.Ordinal);
            Assert.Contains($"stated 1{Math.Round(double.Parse(number, CultureInfo.InvariantCulture), 6).ToString("F6", CultureInfo.InvariantCulture)}", outcome.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_engine_is_told_and_other_data_under_the_same_version_are_named()
    {
        var file = await FileAsync("shares.json", "area-shares");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var older = await OvopAsync("verify", _scratch.Write("older.json", Engine().Replace(text, "${1}0.0.7")));
        Assert.Equal(0, older.ExitCode);
        Assert.Contains("Ovop.Gis.Spatial 0.0.7 then", older.Output, StringComparison.Ordinal);

        // Another store, whose first version of a layer is other data than here.
        Assert.Equal(0, (await OvopAsync("load", _scratch.Write("z.geojson", OneZone), "--layer", "plan", "--profile", "none")).ExitCode);
        var here = await FileAsync("plan.json", "area-shares", "--zones", "plan");
        using var other = new Scratch();
        var elsewhere = await Processes.OvopAsync("load", other.Write("z.geojson", OneZone.Replace("108.97", "108.98", StringComparison.Ordinal)), "--layer", "plan", "--profile", "none", "--store", other.Store);
        Assert.True(elsewhere.ExitCode == 0, elsewhere.Output + elsewhere.Error);
        var differs = await Processes.OvopAsync("verify", here, "--store", other.Store, "--lang", "en");
        Assert.Equal(1, differs.ExitCode);
        Assert.StartsWith("Differs", differs.Output, StringComparison.Ordinal);
        Assert.Contains("plan@1 holds other data in this store", differs.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_load_and_a_comparison_of_versions_say_can_be_verified()
    {
        await OvopAsync("layers");
        var load = await OvopAsync("load", _scratch.Write("z.geojson", OneZone), "--profile", "none", "--format", "json");
        var report = JsonDocument.Parse(load.Output).RootElement;
        var passport = report.GetProperty("changes").GetProperty("passport");
        Assert.Equal("same", await VerdictAsync(0, passport.GetProperty("id").GetString()!));
        Assert.Equal(("geodesic-wgs84", "Ovop.Gis.Spatial"), (report.GetProperty("method").GetString(), report.GetProperty("engine").GetProperty("name").GetString()));

        Assert.Equal("same", await VerdictAsync(0, await FileAsync("diff.json", "diff", "zones", "1", "2")));
        Assert.Equal("same", await VerdictAsync(0, await FileAsync("diff.csv", "diff", "zones", "1", "2")));
        Assert.Contains($"ovop verify {passport.GetProperty("id").GetString()}", (await OvopAsync("diff", "zones", "1", "2")).Output, StringComparison.Ordinal);

        var dry = JsonDocument.Parse((await OvopAsync("load", _scratch.Write("z.geojson", OneZone), "--profile", "none", "--dry-run", "--format", "json")).Output).RootElement;
        var unsealed = dry.GetProperty("changes").GetProperty("passport");
        Assert.Equal(("", 2), (unsealed.GetProperty("id").GetString(), unsealed.GetProperty("inputs")[0].GetProperty("version").GetInt32()));
    }

    [Theory]
    [InlineData(2, "no-such-file.json")]
    [InlineData(2, "near~clusters")]
    [InlineData(1, "near~airport@1~clusters@7~7de88a43636777ce")]
    [InlineData(1, "near~airport@1~clusters@1~0000000000000000")]
    public async Task What_cannot_be_verified_says_why(int exitCode, string result)
    {
        var outcome = await OvopAsync("verify", result);
        Assert.True(outcome.ExitCode == exitCode, outcome.Output + outcome.Error);
        Assert.NotEmpty(outcome.Output + outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_result_is_refused_with_its_code()
    {
        var outcome = await OvopAsync("verify", _scratch.Write("x.json", """{"features":[]}"""));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("[result-without-passport]", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_shares_of_each_unit_add_to_a_hundred()
    {
        foreach (var units in new[] { "kelurahan", "kecamatan" })
        {
            var lines = (await OvopAsync("area-shares", "--units", units)).Output.Split('\n').Skip(2).TakeWhile(l => l.Trim().Length > 0);
            var sums = lines.GroupBy(l => l[..13]).Select(g => g.Sum(l => decimal.Parse(PrintedShare().Match(l).Groups[1].ValueSpan, CultureInfo.InvariantCulture))).ToList();
            Assert.True(sums.Count > 5);
            Assert.All(sums, s => Assert.Equal(100.00m, s));
        }
    }

    [Fact]
    public async Task The_recipe_in_the_description_gives_the_hash_of_every_answer()
    {
        Processes.Need("node", "nodejs");
        var description = await File.ReadAllTextAsync(Path.Combine(Places.Repository, "src", "README.passport.md"), TestContext.Current.CancellationToken);
        var recipe = _scratch.Write("recipe.mjs", Recipe().Match(description).Groups[1].Value);
        foreach (var file in new[]
        {
            await FileAsync("near.json", "near"), await FileAsync("edge.json", "near", "--measure", "edge", "--of", "kelurahan"), await FileAsync("shares.json", "area-shares", "--plane", "EPSG:32649"),
            await FileAsync("reconciliation.json", "reconciliation"), await FileAsync("diff.json", "diff", "zones", "1", "1"),
        })
        {
            var outcome = await Processes.RunAsync("node", [recipe, file]);
            Assert.True(outcome.Output.StartsWith("intact ", StringComparison.Ordinal), file + outcome.Output + outcome.Error);
        }
    }

    [GeneratedRegex(@"\d{4,6}\.\d{6,}")]
    private static partial Regex Metres();

    [GeneratedRegex("""("name": "Ovop.Gis.Spatial",\s*"version": ")[^"]*""")]
    private static partial Regex Engine();

    /// <summary>The last column: a share with its band.</summary>
    [GeneratedRegex(@"([\d.]+) ± +[\d.]+ *$")]
    private static partial Regex PrintedShare();

    [GeneratedRegex("```js\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Recipe();
}
