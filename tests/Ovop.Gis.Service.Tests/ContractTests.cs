using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Ovop.Gis.Service.Tests;

public class ContractTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_layers_of_the_default_data_are_listed_with_version_and_hash()
    {
        var layers = (await host.GetJsonAsync("/api/layers", Token)).GetProperty("layers").EnumerateArray().ToList();
        var ids = layers.Select(l => l.GetProperty("id").GetString()).ToList();
        Assert.Subset(ids.ToHashSet(), new HashSet<string?> { "kelurahan", "kecamatan", "zones", "clusters", "sites", "airport", "airport_road", "claims" });
        Assert.All(layers, l => Assert.Equal(1, l.GetProperty("version").GetInt32()));
        Assert.All(layers.Where(l => l.GetProperty("id").GetString() is "kelurahan" or "zones"), l => Assert.True(l.GetProperty("indicative").GetBoolean()));
    }

    [Theory]
    [InlineData("kelurahan", 26)]
    [InlineData("kecamatan", 5)]
    [InlineData("clusters", 5)]
    [InlineData("airport", 3)]
    public async Task A_layer_is_GeoJSON_in_longitude_latitude(string id, int count)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync($"/api/layers/{id}", Token);
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType!.MediaType);
        var features = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("features");
        Assert.Equal(count, features.GetArrayLength());
        Assert.All(features.EnumerateArray(), f => Assert.InRange(FirstNumber(f.GetProperty("geometry").GetProperty("coordinates")), 108.8, 109.2));

        static double FirstNumber(JsonElement e) => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : FirstNumber(e[0]);
    }

    [Fact]
    public async Task A_layer_that_has_not_changed_is_not_sent_again()
    {
        using var client = host.CreateClient();
        using var first = await client.GetAsync("/api/layers/kelurahan", Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/layers/kelurahan");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var second = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/api/layers/nope")]
    [InlineData("/api/layers/%2e%2e%2fetc")]
    [InlineData("/api/analyses/nope")]
    [InlineData("/nowhere")]
    public async Task What_is_not_there_is_404_with_a_problem(string path)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_API_describes_itself_as_OpenAPI_3_0_with_every_analysis_and_its_parameters()
    {
        var document = await host.GetJsonAsync("/openapi/v1.json", Token);
        Assert.StartsWith("3.0", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var near = document.GetProperty("paths").GetProperty("/api/analyses/near").GetProperty("get");
        Assert.Subset(near.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!).ToHashSet(), new HashSet<string> { "of", "from", "within", "k", "measure", "bands", "f" });
    }

    [Fact]
    public async Task The_API_has_a_page_to_read()
    {
        using var client = host.CreateClient();
        var page = await client.GetStringAsync("/openapi", Token);
        Assert.Contains("/api/analyses/area-shares", page, StringComparison.Ordinal);
        Assert.Contains("<h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_opens_the_store() =>
        Assert.Equal("ok", (await host.GetJsonAsync("/healthz", Token)).GetProperty("status").GetString());

    [Fact]
    public async Task Every_answer_keeps_the_page_to_its_own_origin()
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync("/healthz", Token);
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}

public sealed class FailingStoreTests : IDisposable
{
    private readonly ServiceHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_breaks_is_503_and_says_nothing_of_its_path()
    {
        using var client = _host.CreateClient();
        await client.GetStringAsync("/healthz", Token);
        await File.WriteAllTextAsync(_host.StorePath, "no database any more, as after a bad copy over a running service", Token);

        foreach (var path in new[] { "/healthz", "/api/layers", "/api/analyses/area-shares" })
        {
            using var response = await client.GetAsync(path, Token);
            var text = await response.Content.ReadAsStringAsync(Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.DoesNotContain("service.gpkg", text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _host.Dispose();
}
