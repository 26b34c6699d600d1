using System.Security.Cryptography;
using System.Text.Json;
using Ovop.Gis.Testing;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>A layer's life as a user gives it on the command line: looked at, loaded, compared, taken back.</summary>
public sealed class HistoryCommandTests : IDisposable
{
    private const string TwoZones =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Pariwisata","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.95,0.8],[108.97,0.8],[108.97,0.82],[108.95,0.82],[108.95,0.8]]]}},
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Transportasi","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.97,0.8],[108.99,0.8],[108.99,0.82],[108.97,0.82],[108.97,0.8]]]}}]}
        """;

    private readonly Scratch _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    private Task<Outcome> OvopAsync(params string[] arguments) => Processes.OvopAsync([.. arguments, "--store", _scratch.Store]);

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var outcome = await OvopAsync([.. arguments, "--format", "json"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonDocument.Parse(outcome.Output).RootElement.Clone();
    }

    [Fact]
    public async Task A_load_is_compared_taken_back_and_the_earlier_figures_stay_to_be_had()
    {
        var before = await JsonAsync("area-shares");
        var load = await OvopAsync("load", _scratch.Write("z.geojson", TwoZones), "--profile", "none", "--by", "Dewi");
        Assert.True(load.ExitCode == 0, load.Output + load.Error);
        Assert.Contains($"ovop rollback zones 1 --store {_scratch.Store}", load.Output, StringComparison.Ordinal);

        var versions = (await JsonAsync("versions", "zones")).GetProperty("versions");
        Assert.Equal(("Dewi", "load", 2), (versions[0].GetProperty("by").GetString(), versions[0].GetProperty("origin").GetString(), versions[0].GetProperty("number").GetInt32()));
        Assert.Contains("Dewi", (await OvopAsync("versions", "zones")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await JsonAsync("diff", "zones", "1", "2")).GetProperty("addedCount").GetInt32());
        Assert.StartsWith("change,id,name", (await OvopAsync("diff", "zones", "1", "2", "--format", "csv")).Output, StringComparison.Ordinal);

        Assert.False(JsonElement.DeepEquals(before, await JsonAsync("area-shares")));
        Assert.True(JsonElement.DeepEquals(before, await JsonAsync("area-shares", "--at", "1")));
        Assert.True(JsonElement.DeepEquals(before, await JsonAsync("area-shares", "--at", "zones=1")));
        Assert.Contains("zones", (await OvopAsync("layers", "--at", "1")).Output, StringComparison.Ordinal);

        var back = await OvopAsync("rollback", "zones", "1", "--lang", "en");
        Assert.Equal(0, back.ExitCode);
        Assert.Contains("now at version 3", back.Output, StringComparison.Ordinal);
        Assert.Contains("ovop rollback zones 2", back.Output, StringComparison.Ordinal);
        var again = await OvopAsync("rollback", "zones", "1", "--lang", "en");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("nothing was changed", again.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await JsonAsync("versions", "zones")).GetProperty("versions").GetArrayLength());

        Assert.Equal(0, (await OvopAsync("rollback", "zones", "0")).ExitCode);
        var withdrawn = await OvopAsync("area-shares");
        Assert.Equal(2, withdrawn.ExitCode);
        Assert.Contains("withdrawn", withdrawn.Error, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(before, await JsonAsync("area-shares", "--at", "zones=1")));
    }

    [Theory]
    [InlineData("area-shares", "--at", "soon")]
    [InlineData("area-shares", "--at", "0")]
    [InlineData("area-shares", "--at", "zones=9")]
    [InlineData("area-shares", "--at", "2001-01-01")]
    [InlineData("layers", "--at", "zones=x")]
    [InlineData("versions", "nothing")]
    [InlineData("versions", "kecamatan")]
    [InlineData("diff", "zones", "1", "7")]
    [InlineData("diff", "zones", "one", "2")]
    [InlineData("rollback", "zones", "7")]
    [InlineData("export", "nothing")]
    [InlineData("export", "zones", "--out", "x.dwg")]
    [InlineData("load", "x.zip", "--repair", "magic")]
    [InlineData("load", "x.zip", "--profile", "nope")]
    [InlineData("load", "x.zip", "--crs", "EPSG:0")]
    [InlineData("load", "x.csv", "--x", "lon")]
    [InlineData("layers", "--lang", "fr")]
    public async Task What_never_was_is_wrong_usage_and_says_what_there_is(params string[] arguments)
    {
        var outcome = await OvopAsync(arguments);
        Assert.True(outcome.ExitCode == 2, outcome.Output + outcome.Error);
        Assert.StartsWith("ovop: ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_dry_run_makes_no_store_and_changes_none()
    {
        var file = _scratch.Write("z.geojson", TwoZones);
        var first = await OvopAsync("load", file, "--dry-run", "--profile", "none", "--format", "json");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(["z.geojson"], Directory.GetFiles(_scratch.Folder).Select(Path.GetFileName));
        await OvopAsync("layers");
        var before = SHA256.HashData(await File.ReadAllBytesAsync(_scratch.Store, Token));
        var second = await OvopAsync("load", file, "--dry-run", "--profile", "none", "--format", "json");
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(first.Output).RootElement, JsonDocument.Parse(second.Output).RootElement));
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(_scratch.Store, Token)));
        Assert.Equal(["store.gpkg", "z.geojson"], Directory.GetFiles(_scratch.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_report_is_told_in_both_languages()
    {
        var file = _scratch.Write("z.geojson", TwoZones);
        Assert.Contains("Uji coba: akan menjadi versi berikutnya", (await OvopAsync("load", file, "--dry-run", "--profile", "none", "--lang", "id")).Output, StringComparison.Ordinal);
        Assert.Contains("Dry run: would become the next version", (await OvopAsync("load", file, "--dry-run", "--profile", "none", "--lang", "en")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_an_earlier_version_loads_back_to_the_same_features_and_shapes()
    {
        Assert.Equal(0, (await OvopAsync("load", _scratch.Write("z.geojson", TwoZones), "--profile", "none")).ExitCode);
        var path = Path.Combine(_scratch.Folder, "out.geojson");
        Assert.Equal(0, (await OvopAsync("export", "zones", "--at", "2", "--out", path)).ExitCode);
        var report = await JsonAsync("load", path, "--layer", "zones", "--profile", "none", "--dry-run");
        var changes = report.GetProperty("changes");
        Assert.Equal((0, 0, 0d), (changes.GetProperty("addedCount").GetInt32(), changes.GetProperty("removedCount").GetInt32(), changes.GetProperty("areaMovedSquareMetres").GetDouble()));
        Assert.All(changes.GetProperty("changed").EnumerateArray(), c => Assert.False(c.GetProperty("shapeChanged").GetBoolean()));
        var refused = await OvopAsync("export", "zones", "--out", path);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("id,", (await OvopAsync("export", "zones", "--format", "csv")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_and_the_service_report_the_same_of_the_same_file()
    {
        var zip = Places.SharedGeodata("singkawang-kelurahan.zip");
        var commanded = JsonDocument.Parse((await OvopAsync("load", zip, "--dry-run", "--format", "json")).Output).RootElement;
        await OvopAsync("layers");
        using var service = Processes.Start("dotnet", [Processes.Built("Ovop.Gis.Service", "Ovop.Gis.Service.dll"), "--urls", "http://127.0.0.1:0", "--store", _scratch.Store, "--Imports:MaxUploadBytes", "100000"]);
        try
        {
            using var client = new HttpClient { BaseAddress = await ServiceAddress.OfAsync(service, Token) };
            using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(zip, Token)), "file", Path.GetFileName(zip) } };
            using var accepted = await client.PostAsync("/api/imports", form, Token);
            Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync(Token));
            JsonElement import;
            do import = JsonDocument.Parse(await client.GetStringAsync(accepted.Headers.Location, Token)).RootElement;
            while (import.GetProperty("status").GetString() == "checking");
            Assert.True(JsonElement.DeepEquals(commanded, import.GetProperty("report")), import.ToString());

            using var large = new MultipartFormDataContent { { new ByteArrayContent(new byte[3_000_000]), "file", "large.zip" } };
            Assert.Equal(413, await StatusOfAsync(client, large));
            Assert.Contains("ok", await client.GetStringAsync("/healthz", Token), StringComparison.Ordinal);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A server may answer and close before it has read all; then the client sees only the closing.</summary>
    private static async Task<int> StatusOfAsync(HttpClient client, HttpContent content)
    {
        try
        {
            using var response = await client.PostAsync("/api/imports", content, Token);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            return 413;
        }
    }
}
