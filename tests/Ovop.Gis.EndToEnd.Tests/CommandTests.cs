using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ovop.Gis.Testing;

namespace Ovop.Gis.EndToEnd.Tests;

public sealed class CommandTests(Scratch scratch) : IClassFixture<Scratch>
{
    private Task<Outcome> OvopAsync(params string[] arguments) => Processes.OvopAsync([.. arguments, "--store", scratch.Store]);

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var outcome = await OvopAsync([.. arguments, "--format", "json"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonDocument.Parse(outcome.Output).RootElement.Clone();
    }

    [Fact]
    public async Task A_new_store_is_made_from_the_default_data()
    {
        var layers = (await JsonAsync("layers")).GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("id").GetString());
        Assert.Subset(layers.ToHashSet(), new HashSet<string?> { "kelurahan", "kecamatan", "zones", "clusters", "sites", "airport", "airport_road" });
        Assert.True(File.Exists(scratch.Store));
    }

    [Fact]
    public async Task Shares_come_as_table_csv_and_json_of_the_same_figures()
    {
        var json = await JsonAsync("area-shares", "--units", "kecamatan");
        var csv = (await OvopAsync("area-shares", "--units", "kecamatan", "--format", "csv")).Output;
        var table = (await OvopAsync("area-shares", "--units", "kecamatan")).Output;
        var square = json.GetProperty("units").EnumerateArray().First(u => u.GetProperty("code").GetString() == "61.72.05").GetProperty("parts")[0].GetProperty("area").GetProperty("squareMetres").GetDouble();
        Assert.Contains(square.ToString("R", CultureInfo.InvariantCulture), csv, StringComparison.Ordinal);
        Assert.Contains(square.ToString("#,0", CultureInfo.InvariantCulture), table, StringComparison.Ordinal);
        Assert.Contains("geodesic-wgs84", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distances_of_the_default_clusters_agree_with_GeographicLib_to_a_millimetre()
    {
        Processes.Need("GeodSolve", "geographiclib-tools");
        var report = await JsonAsync("near");
        var from = report.GetProperty("from");
        var items = report.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(5, items.Count);
        foreach (var item in items)
        {
            var location = item.GetProperty("location");
            string Number(JsonElement e, string name) => e.GetProperty(name).GetDouble().ToString("R", CultureInfo.InvariantCulture);
            var line = $"{Number(from, "latitude")} {Number(from, "longitude")} {Number(location, "latitude")} {Number(location, "longitude")}";
            var solved = (await Processes.RunAsync("GeodSolve", ["-i", "-p", "6", "--input-string", line])).Output.Split(' ');
            Assert.Equal(double.Parse(solved[2], CultureInfo.InvariantCulture), item.GetProperty("distance").GetProperty("metres").GetDouble(), 1e-3);
            Assert.Equal(double.Parse(solved[0], CultureInfo.InvariantCulture), Math.IEEERemainder(item.GetProperty("azimuth").GetProperty("degrees").GetDouble(), 360), 1e-6);
        }
    }

    [Theory]
    [InlineData(2, "nonsense")]
    [InlineData(2, "near", "--within", "ten")]
    [InlineData(2, "near", "--from", "moon")]
    [InlineData(2, "near", "--radius", "5")]
    [InlineData(2, "area-shares", "--zones", "nope")]
    [InlineData(2, "load", "no-such-file.zip")]
    [InlineData(2, "load")]
    public async Task Wrong_usage_ends_with_2_and_a_word_about_it(int code, params string[] arguments)
    {
        var outcome = await OvopAsync(arguments);
        Assert.Equal(code, outcome.ExitCode);
        Assert.StartsWith("ovop: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }
}

public sealed class LoadCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private Task<Outcome> OvopAsync(params string[] arguments) => Processes.OvopAsync([.. arguments, "--store", _scratch.Store]);

    private const string TwoZones =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Pariwisata","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.95,0.8],[108.97,0.8],[108.97,0.82],[108.95,0.82],[108.95,0.8]]]}},
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Transportasi","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.97,0.8],[108.99,0.8],[108.99,0.82],[108.97,0.82],[108.97,0.8]]]}}]}
        """;

    [Fact]
    public async Task The_real_boundaries_give_the_right_shares_of_the_city()
    {
        var zip = Places.SharedGeodata("singkawang-kelurahan.zip");
        var load = await OvopAsync("load", zip, "--layer", "kelurahan");
        Assert.True(load.ExitCode == 0, load.Output + load.Error);
        Assert.Contains("version 2", load.Output, StringComparison.Ordinal);

        var report = JsonDocument.Parse((await OvopAsync("area-shares", "--units", "kecamatan", "--format", "json")).Output).RootElement;
        double Area(JsonElement e) => e.GetProperty("area").GetProperty("squareMetres").GetDouble();
        var city = Area(report.GetProperty("total"));
        Assert.InRange(city / 550_174_366, 1 - 1e-6, 1 + 1e-6);
        Assert.Equal(37.821, 100 * Area(report.GetProperty("units").EnumerateArray().Single(u => u.GetProperty("code").GetString() == "61.72.05")) / city, 3);
        Assert.Equal(40.046, 100 * Area(report.GetProperty("units").EnumerateArray().Single(u => u.GetProperty("code").GetString() == "61.72.03")) / city, 3);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        await OvopAsync("layers");
        var before = SHA256.HashData(await File.ReadAllBytesAsync(_scratch.Store, TestContext.Current.CancellationToken));
        var outcome = await OvopAsync("load", _scratch.Write("zones.geojson", TwoZones), "--dry-run", "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        var report = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal("would-commit", report.GetProperty("outcome").GetString());
        Assert.Equal("zones", report.GetProperty("layer").GetString());
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(_scratch.Store, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Loaded_zones_take_their_shares_at_once()
    {
        Assert.Equal(0, (await OvopAsync("load", _scratch.Write("zones.geojson", TwoZones))).ExitCode);
        var report = JsonDocument.Parse((await OvopAsync("area-shares", "--format", "json")).Output).RootElement;
        Assert.Equal(["kawasan-pariwisata", "kawasan-transportasi"], report.GetProperty("zones").EnumerateArray().Select(z => z.GetProperty("zone").GetString()));
        Assert.Equal(2, report.GetProperty("passport").GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("layer").GetString() == "zones").GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("swapped.geojson", """{"type":"Polygon","coordinates":[[[0.8,108.9],[0.9,108.9],[0.9,109],[0.8,108.9]]]}""", "swapped")]
    [InlineData("south.geojson", """{"type":"Polygon","coordinates":[[[108.9,-0.8],[109,-0.8],[109,-0.9],[108.9,-0.8]]]}""", "sign of the latitude")]
    [InlineData("bow.geojson", """{"type":"Polygon","coordinates":[[[108.9,0.8],[109,0.9],[109,0.8],[108.9,0.9],[108.9,0.8]]]}""", "record 1")]
    [InlineData("broken.geojson", """{"type":"Polygon","coordinates":[[[108.9,0.8]""", "broken.geojson")]
    public async Task A_bad_file_is_refused_with_1_and_the_store_is_left_alone(string name, string geometry, string says)
    {
        await OvopAsync("layers");
        var before = SHA256.HashData(await File.ReadAllBytesAsync(_scratch.Store, TestContext.Current.CancellationToken));
        var text = geometry.EndsWith('}') ? $$"""{"type":"Feature","properties":{"name":"x"},"geometry":{{geometry}}}""" : geometry;
        var outcome = await OvopAsync("load", _scratch.Write(name, text), "--layer", "zones");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(says, outcome.Output + outcome.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(_scratch.Store, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task GDAL_reads_the_store_with_its_index_and_its_styles()
    {
        Processes.Need("ogrinfo", "gdal-bin");
        await OvopAsync("layers");
        var list = await Processes.RunAsync("ogrinfo", ["-ro", "-so", "-al", _scratch.Store]);
        Assert.True(list.ExitCode == 0, list.Error);
        Assert.DoesNotContain("Warning", list.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Layer name: kelurahan", list.Output, StringComparison.Ordinal);
        Assert.Contains("Feature Count: 26", list.Output, StringComparison.Ordinal);

        var boxed = await Processes.RunAsync("ogrinfo", ["-ro", "-q", "-geom=NO", "-spat", "108.956", "0.797", "108.958", "0.799", _scratch.Store, "kelurahan"]);
        Assert.Equal(["Pangmilang"], boxed.Output.Split('\n').Where(l => l.StartsWith("  name (String)", StringComparison.Ordinal)).Select(l => l[(l.IndexOf('=', StringComparison.Ordinal) + 2)..]));
    }

    public void Dispose() => _scratch.Dispose();
}
