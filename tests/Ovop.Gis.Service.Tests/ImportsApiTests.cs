using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Ovop.Gis.Data;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Service.Tests;

public sealed class ImportsApiTests : IDisposable
{
    private readonly ServiceHost _host = new();
    private readonly ImportClient _client;

    public ImportsApiTests() => _client = new ImportClient(_host.CreateClient(), Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Http.Dispose();
        _host.Dispose();
    }

    private static string Status(JsonElement import) => import.GetProperty("status").GetString()!;

    private static string Location(JsonElement import) => "/api/imports/" + import.GetProperty("id").GetString();

    [Fact]
    public async Task A_file_is_looked_at_committed_compared_and_taken_back_and_the_old_figures_stay_to_be_had()
    {
        var before = await _client.GetAsync("/api/analyses/area-shares");
        var import = await _client.CheckedAsync(await _client.UploadAsync(ImportClient.TwoZones, "zona baru.geojson", ("profile", "none")));
        Assert.Equal("ready", Status(import));
        Assert.Equal("zona baru.geojson", import.GetProperty("file").GetString());
        Assert.Equal(1, import.GetProperty("report").GetProperty("basedOn").GetInt32());
        Assert.True(JsonElement.DeepEquals(before, await _client.GetAsync("/api/analyses/area-shares")));

        var preview = (await _client.GetAsync(Location(import) + "/preview")).GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(2, preview.Count);
        Assert.All(preview, f => Assert.Equal("added", f.GetProperty("properties").GetProperty("_change").GetString()));

        var committed = await _client.SendAsync(HttpMethod.Post, Location(import) + "/commit", new { by = "Dewi" }, 200);
        Assert.Equal(("committed", 2), (Status(committed), committed.GetProperty("version").GetInt32()));
        var versions = (await _client.GetAsync("/api/layers/zones/versions")).GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([2, 1], versions.Select(v => v.GetProperty("number").GetInt32()));
        Assert.Equal(("Dewi", "load", "zona baru.geojson", true, true),
            (versions[0].GetProperty("by").GetString(), versions[0].GetProperty("origin").GetString(), versions[0].GetProperty("sourceFile").GetString(),
             versions[0].GetProperty("hasReport").GetBoolean(), versions[0].GetProperty("current").GetBoolean()));

        var difference = await _client.GetAsync("/api/layers/zones/differences?from=1&to=2");
        Assert.Equal(2, difference.GetProperty("added").GetArrayLength());
        Assert.Equal(before.GetProperty("zones").GetArrayLength(), difference.GetProperty("removedCount").GetInt32());
        Assert.Equal("zones", (await _client.GetAsync("/api/layers/zones/versions/2/report")).GetProperty("layer").GetString());

        Assert.False(JsonElement.DeepEquals(before, await _client.GetAsync("/api/analyses/area-shares")));
        Assert.True(JsonElement.DeepEquals(before, await _client.GetAsync("/api/analyses/area-shares?at=1")));
        Assert.True(JsonElement.DeepEquals(before, await _client.GetAsync("/api/analyses/area-shares?at=zones%3D1")));

        var back = await _client.SendAsync(HttpMethod.Post, "/api/layers/zones/rollback", new { to = 1, by = "Dewi" }, 200);
        Assert.Equal((3, "rollback", 1), (back.GetProperty("number").GetInt32(), back.GetProperty("origin").GetString(), back.GetProperty("restoredFrom").GetInt32()));
        Assert.True(JsonElement.DeepEquals(before.GetProperty("units"), (await _client.GetAsync("/api/analyses/area-shares")).GetProperty("units")));
        await _client.SendAsync(HttpMethod.Post, "/api/layers/zones/rollback", new { to = 1 }, 409);
        await _client.SendAsync(HttpMethod.Post, "/api/layers/zones/rollback", new { to = 9 }, 404);
        await _client.SendAsync(HttpMethod.Post, "/api/layers/nothing/rollback", new { to = 1 }, 404);
    }

    [Fact]
    public async Task A_layer_that_was_withdrawn_can_be_loaded_again()
    {
        await _client.SendAsync(HttpMethod.Post, "/api/layers/zones/rollback", new { to = 0 }, 200);
        using var gone = await _client.Http.GetAsync("/api/layers/zones", Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(JsonValueKind.Array, (await _client.GetAsync("/api/layers/zones?at=1")).GetProperty("features").ValueKind);
        var import = await _client.CheckedAsync(await _client.UploadAsync(ImportClient.TwoZones, "z.geojson", ("layer", "zones"), ("profile", "none")));
        Assert.Equal(3, (await _client.SendAsync(HttpMethod.Post, Location(import) + "/commit", new { }, 200)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Other_choices_check_the_same_upload_again()
    {
        const string swapped = """{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Polygon","coordinates":[[[0.8,108.95],[0.82,108.95],[0.82,108.97],[0.8,108.95]]]}}""";
        var import = await _client.CheckedAsync(await _client.UploadAsync(swapped, "swapped.geojson", ("layer", "zones"), ("profile", "none")));
        Assert.Equal("refused", Status(import));
        await _client.SendAsync(HttpMethod.Post, Location(import) + "/commit", new { }, 422);
        Assert.True((await _client.GetAsync(Location(import) + "/findings")).GetProperty("findings").GetArrayLength() > 0);

        var accepted = await _client.SendAsync(HttpMethod.Patch, Location(import), new { layer = "other", repairs = new[] { "make-valid" } }, 202);
        Assert.Equal("other", accepted.GetProperty("options").GetProperty("layer").GetString());
        import = await _client.CheckedAsync(Location(import));
        Assert.Equal(("ready", "other"), (Status(import), import.GetProperty("report").GetProperty("layer").GetString()));
        await _client.SendAsync(HttpMethod.Patch, Location(import), new { layer = "" }, 202);
        import = await _client.CheckedAsync(Location(import));
        Assert.Equal("swapped", import.GetProperty("report").GetProperty("layer").GetString());
        Assert.Equal("make-valid", import.GetProperty("options").GetProperty("repairs")[0].GetString());
    }

    [Theory]
    [InlineData("""{"crs":"EPSG:99999"}""", "crs")]
    [InlineData("""{"layer":"No Layer"}""", "layer")]
    [InlineData("""{"profile":"nope"}""", "profile")]
    [InlineData("""{"repairs":["magic"]}""", "repair")]
    [InlineData("""{"swapaxis":true}""", null)]
    [InlineData("""{"crs":""", null)]
    public async Task Choices_that_there_are_not_are_400_and_the_import_stays_as_it_was(string body, string? parameter)
    {
        var import = await _client.CheckedAsync(await _client.UploadAsync(ImportClient.TwoZones, "z.geojson"));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.Http.PatchAsync(Location(import), content, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, text);
        if (parameter is not null) Assert.True(JsonDocument.Parse(text).RootElement.GetProperty("errors").TryGetProperty(parameter, out _), text);
        Assert.Equal(Status(import), Status(await _client.GetAsync(Location(import))));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_is_422_at_its_commit()
    {
        var import = await _client.CheckedAsync(await _client.UploadAsync("{\"type\":", "half.geojson"));
        Assert.Equal("unreadable", Status(import));
        Assert.Contains("half.geojson", import.GetProperty("fault").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(import.GetProperty("fault").GetProperty("wayOut").GetString()!);
        var problem = await _client.SendAsync(HttpMethod.Post, Location(import) + "/commit", new { }, 422);
        Assert.Equal(import.GetProperty("fault").GetProperty("code").GetString(), problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Of_a_zip_with_several_layers_one_is_chosen()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in new[] { "a.geojson", "b.geojson" })
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(ImportClient.TwoZones));
            }

        var import = await _client.CheckedAsync(await _client.UploadAsync(zip.ToArray(), "both.zip"));
        Assert.Equal("layer-ambiguous", import.GetProperty("fault").GetProperty("code").GetString());
        Assert.Equal(["a.geojson", "b.geojson"], import.GetProperty("sourceLayers").EnumerateArray().Select(l => l.GetString()!).Order());
        await _client.SendAsync(HttpMethod.Patch, Location(import), new { sourceLayer = "b.geojson", layer = "zones" }, 202);
        Assert.Equal("ready", Status(await _client.CheckedAsync(Location(import))));
    }

    [Fact]
    public async Task The_body_may_be_the_file_itself()
    {
        var import = await _client.CheckedAsync(await _client.UploadRawAsync(Encoding.UTF8.GetBytes(ImportClient.TwoZones), "application/geo+json", "?name=..%2F..%2Fetc%2Fzona.geojson&layer=zones&profile=none"));
        Assert.Equal(("ready", "zona.geojson"), (Status(import), import.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task The_parts_of_a_shapefile_may_come_loose()
    {
        using var zip = ZipFile.OpenRead(Places.SharedGeodata("singkawang-kelurahan.zip"));
        using var form = new MultipartFormDataContent();
        foreach (var entry in zip.Entries)
        {
            using var packed = entry.Open();
            using var bytes = new MemoryStream();
            await packed.CopyToAsync(bytes, Token);
            form.Add(new ByteArrayContent(bytes.ToArray()), "file", entry.Name);
        }

        using var accepted = await _client.Http.PostAsync("/api/imports", form, Token);
        var import = await _client.CheckedAsync(accepted);
        Assert.Equal(26, import.GetProperty("report").GetProperty("featureCount").GetInt32());
        Assert.EndsWith(".shp", import.GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_import_is_gone_with_its_files()
    {
        var import = await _client.CheckedAsync(await _client.UploadAsync(ImportClient.TwoZones, "z.geojson"));
        Assert.Contains("z.geojson", Directory.GetFiles(_host.UploadFolder, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        await _client.SendAsync(HttpMethod.Delete, Location(import), new { }, 204);
        Assert.Empty(Directory.GetDirectories(_host.UploadFolder));
        using var gone = await _client.Http.GetAsync(Location(import), Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Of_two_services_over_one_store_the_later_commit_is_told_of_the_earlier()
    {
        using var other = new ServiceHost(_host.StorePath);
        var second = new ImportClient(other.CreateClient(), Token);
        var mine = await _client.CheckedAsync(await _client.UploadAsync(ImportClient.TwoZones, "mine.geojson", ("profile", "none")));
        var theirs = await second.CheckedAsync(await second.UploadAsync(ImportClient.OneZone, "theirs.geojson", ("profile", "none")));
        await second.SendAsync(HttpMethod.Post, Location(theirs) + "/commit", new { by = "Budi" }, 200);
        var conflict = await _client.SendAsync(HttpMethod.Post, Location(mine) + "/commit", new { }, 409);
        Assert.Equal((1, 2), (conflict.GetProperty("expected").GetInt32(), conflict.GetProperty("found").GetInt32()));

        await _client.SendAsync(HttpMethod.Patch, Location(mine), new { }, 202);
        Assert.Equal(2, (await _client.CheckedAsync(Location(mine))).GetProperty("report").GetProperty("basedOn").GetInt32());
        Assert.Equal(3, (await _client.SendAsync(HttpMethod.Post, Location(mine) + "/commit", new { }, 200)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Data_that_are_too_large_to_wait_in_memory_are_read_again_for_the_commit()
    {
        using var small = new ServiceHost(settings: ("Imports:MaxVerticesInMemory", "0"));
        var client = new ImportClient(small.CreateClient(), Token);
        var import = await client.CheckedAsync(await client.UploadAsync(ImportClient.TwoZones, "z.geojson", ("profile", "none")));
        var committed = await client.SendAsync(HttpMethod.Post, Location(import) + "/commit", new { }, 200);
        Assert.Equal(2, committed.GetProperty("version").GetInt32());
        Assert.Equal(2, (await client.GetAsync("/api/layers/zones")).GetProperty("features").GetArrayLength());
    }

    [Fact]
    public async Task The_report_is_that_of_the_pipeline_itself()
    {
        var import = await _client.CheckedAsync(await _client.UploadAsync(ImportClient.TwoZones, "same.geojson", ("profile", "none")));
        var path = Path.Combine(Path.GetDirectoryName(_host.StorePath)!, "same.geojson");
        await File.WriteAllTextAsync(path, ImportClient.TwoZones, Token);
        var store = await Stores.OpenAsync(_host.StorePath, TimeProvider.System, Token);
        var report = await new ImportPipeline(store).CheckAsync(path, new ImportChoices(Profile: "none"), progress: null, Token);
        var expected = JsonSerializer.SerializeToElement(LoadOutcome.From(report, version: null), WireJson.Options);
        Assert.True(JsonElement.DeepEquals(expected, import.GetProperty("report")), import.GetProperty("report").ToString());
    }

    [Fact]
    public async Task A_version_never_changes_and_is_not_sent_twice()
    {
        using var first = await _client.Http.GetAsync("/api/layers/zones/versions/1/features", Token);
        Assert.Contains("immutable", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/layers/zones?at=1") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await _client.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/api/layers?at=bla", 400)]
    [InlineData("/api/layers/zones?at=2026-13-40", 400)]
    [InlineData("/api/layers/zones?at=zones%3D7", 400)]
    [InlineData("/api/layers/zones?at=1&at=1", 400)]
    [InlineData("/api/layers/zones?at=2001-01-01", 404)]
    [InlineData("/api/analyses/area-shares?at=2001-01-01", 400)]
    [InlineData("/api/analyses/area-shares?at=kecamatan%3D1", 400)]
    [InlineData("/api/analyses/area-shares?at=99", 400)]
    [InlineData("/api/layers/zones/differences?from=1", 400)]
    [InlineData("/api/layers/zones/differences?from=1&to=5", 404)]
    [InlineData("/api/layers/zones/versions/5", 404)]
    [InlineData("/api/layers/zones/versions/1/report", 404)]
    [InlineData("/api/layers/kecamatan/versions", 404)]
    [InlineData("/api/imports/0123", 404)]
    public async Task A_moment_or_version_that_never_was_is_named(string path, int status)
    {
        using var response = await _client.Http.GetAsync(path, Token);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty(JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_may_look_but_not_change(string header, string value)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, "/api/layers/zones/rollback") { Content = new StringContent("""{"to":0}""", Encoding.UTF8, "application/json") };
        post.Headers.Add(header, value);
        using var refused = await _client.Http.SendAsync(post, Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/api/layers/zones");
        get.Headers.Add(header, value);
        using var answered = await _client.Http.SendAsync(get, Token);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task The_service_s_own_page_may_change_things()
    {
        using var form = ImportClient.Form(Encoding.UTF8.GetBytes(ImportClient.TwoZones), "z.geojson");
        using var post = new HttpRequestMessage(HttpMethod.Post, "/api/imports") { Content = form };
        post.Headers.Add("Origin", _client.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        post.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var accepted = await _client.Http.SendAsync(post, Token);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    [Fact]
    public async Task Every_answer_is_as_the_description_says()
    {
        var schema = new OpenApiSchema(await _client.GetAsync("/openapi/v1.json"));
        var ready = await _client.CheckedAsync(await _client.UploadAsync(ImportClient.TwoZones, "z.geojson"));
        Assert.Empty(schema.Faults("/api/imports/{id}", "get", 200, ready));
        Assert.Empty(schema.Faults("/api/imports", "get", 200, await _client.GetAsync("/api/imports")));
        Assert.Empty(schema.Faults("/api/imports/{id}/findings", "get", 200, await _client.GetAsync(Location(ready) + "/findings")));
        Assert.Empty(schema.Faults("/api/imports/{id}", "patch", 202, await _client.SendAsync(HttpMethod.Patch, Location(ready), new { profile = "none" }, 202)));
        await _client.CheckedAsync(Location(ready));
        Assert.Empty(schema.Faults("/api/imports/{id}/commit", "post", 200, await _client.SendAsync(HttpMethod.Post, Location(ready) + "/commit", new { }, 200)));
        Assert.Empty(schema.Faults("/api/imports/{id}/commit", "post", 409, await _client.SendAsync(HttpMethod.Post, Location(ready) + "/commit", new { }, 409)));
        var unreadable = await _client.CheckedAsync(await _client.UploadAsync("{", "x.geojson"));
        Assert.Empty(schema.Faults("/api/imports/{id}", "get", 200, unreadable));
        foreach (var (path, asked) in new[]
        {
            ("/api/layers/{id}/versions", "/api/layers/zones/versions"), ("/api/layers/{id}/versions/{number}", "/api/layers/zones/versions/2"),
            ("/api/layers/{id}/versions/{number}/report", "/api/layers/zones/versions/2/report"), ("/api/layers/{id}/differences", "/api/layers/zones/differences?from=1&to=2"),
            ("/api/import-profiles", "/api/import-profiles"), ("/api/layers", "/api/layers?at=1"), ("/api/analyses/area-shares", "/api/analyses/area-shares?at=2"),
            ("/api/analyses/near", "/api/analyses/near"), ("/api/analyses/reconciliation", "/api/analyses/reconciliation"),
        })
            Assert.Empty(schema.Faults(path, "get", 200, await _client.GetAsync(asked)));
        Assert.Empty(schema.Faults("/api/layers/{id}/rollback", "post", 200, await _client.SendAsync(HttpMethod.Post, "/api/layers/zones/rollback", new { to = 1 }, 200)));
    }
}
