using System.Globalization;
using System.Net;
using System.Text.Json;
using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Service.Tests.Ogc;

public class FeaturesTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<JsonElement> GetAsync(string path) => host.GetJsonAsync("/ogc" + path, Token);

    private async Task<List<JsonElement>> FeaturesAsync(string query, string collection = "kelurahan") =>
        [.. (await GetAsync($"/collections/{collection}/items?limit=1000&{query}")).GetProperty("features").EnumerateArray()];

    private async Task<List<string>> NamesAsync(string filter) =>
        [.. (await FeaturesAsync("filter=" + Uri.EscapeDataString(filter))).Select(f => f.GetProperty("properties").GetProperty("name").GetString()!)];

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync("/ogc" + path, Token);
        return response.StatusCode;
    }

    private static (double X, double Y) Carry(Reprojection reprojection, double x, double y)
    {
        var point = (Point)reprojection.Apply(GeometryFactory.Default.CreatePoint(new Coordinate(x, y)));
        return (point.X, point.Y);
    }

    private static (double X, double Y) FirstPosition(JsonElement feature)
    {
        var at = feature.GetProperty("geometry").GetProperty("coordinates");
        while (at[0].ValueKind == JsonValueKind.Array) at = at[0];
        return (at[0].GetDouble(), at[1].GetDouble());
    }

    [Fact]
    public async Task The_landing_page_leads_to_everything_and_every_link_answers_with_its_type()
    {
        var seen = new HashSet<string>();
        var waiting = new Queue<(string Href, string? Type)>([("/ogc", null)]);
        using var client = host.CreateClient();
        while (waiting.TryDequeue(out var next) && seen.Count < 120)
        {
            if (!seen.Add(next.Href)) continue;
            using var response = await client.GetAsync(next.Href, Token);
            Assert.True(response.IsSuccessStatusCode, $"{next.Href}: {response.StatusCode}");
            if (next.Type is not null) Assert.StartsWith(next.Type.Split(';')[0], response.Content.Headers.ContentType!.MediaType!, StringComparison.Ordinal);
            if (response.Content.Headers.ContentType!.MediaType!.EndsWith("json", StringComparison.Ordinal) != true) continue;
            foreach (var link in Links(JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement)) waiting.Enqueue(link);
        }

        Assert.True(seen.Count > 40, "the links were not followed");

        static IEnumerable<(string, string?)> Links(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("links")
                ? p.Value.EnumerateArray().Select(l => (l.GetProperty("href").GetString()!, l.GetProperty("type").GetString()))
                : Links(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Links),
            _ => [],
        };
    }

    [Fact]
    public async Task The_description_is_found_by_the_exact_type_that_clients_compare()
    {
        var landing = await GetAsync("?f=json");
        var description = landing.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "service-desc");
        Assert.Equal("application/vnd.oai.openapi+json;version=3.0", description.GetProperty("type").GetString());
        var api = await host.GetJsonAsync(description.GetProperty("href").GetString()!, Token);
        Assert.StartsWith("3.0", api.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var limit = api.GetProperty("components").GetProperty("parameters").GetProperty("limit").GetProperty("schema");
        Assert.Equal((1, 10_000, 100), (limit.GetProperty("minimum").GetInt32(), limit.GetProperty("maximum").GetInt32(), limit.GetProperty("default").GetInt32()));
    }

    [Fact]
    public async Task Paging_by_next_shows_every_feature_once()
    {
        var ids = new List<string>();
        string? next = "/ogc/collections/kelurahan/items?limit=7";
        while (next is not null)
        {
            var page = await host.GetJsonAsync(next, Token);
            Assert.Equal(26, page.GetProperty("numberMatched").GetInt32());
            Assert.Equal(page.GetProperty("numberReturned").GetInt32(), page.GetProperty("features").GetArrayLength());
            ids.AddRange(page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()!));
            next = page.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() == "next").Select(l => l.GetProperty("href").GetString()).FirstOrDefault();
        }

        Assert.Equal(26, ids.Distinct().Count());
        Assert.Equal(26, ids.Count);
    }

    [Fact]
    public async Task A_limit_beyond_the_most_is_the_most() => Assert.Equal(HttpStatusCode.OK, await StatusAsync("/collections/kelurahan/items?limit=99999999999"));

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=x")]
    [InlineData("limit=1&limit=2")]
    [InlineData("offset=-1")]
    [InlineData("nosuch=1")]
    [InlineData("bbox=1,2,3")]
    [InlineData("bbox=1,2,3,x")]
    [InlineData("bbox=109,2,110,1")]
    [InlineData("bbox=NaN,0,1,1")]
    [InlineData("bbox-crs=EPSG:1")]
    [InlineData("crs=http://example.org/crs")]
    [InlineData("datetime=yesterday")]
    [InlineData("datetime=2026-01-01/2026-02-01/2026-03-01")]
    [InlineData("filter=name")]
    [InlineData("filter=name%3D1")]
    [InlineData("filter-lang=cql-text&filter=TRUE")]
    [InlineData("f=pdf")]
    public async Task What_cannot_be_read_is_400(string query) => Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/collections/kelurahan/items?" + query));

    [Theory]
    [InlineData("/collections/nosuch")]
    [InlineData("/collections/nosuch/items")]
    [InlineData("/collections/nosuch/queryables")]
    [InlineData("/collections/kelurahan/items/nosuch")]
    [InlineData("/collections/..%2F..%2Fetc")]
    public async Task What_is_not_there_is_404(string path) => Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));

    [Fact]
    public async Task Every_system_of_a_collection_gives_the_same_places()
    {
        var plain = FirstPosition((await FeaturesAsync("name=Pangmilang"))[0]);
        var systems = (await GetAsync("/collections/kelurahan")).GetProperty("crs").EnumerateArray().Select(c => c.GetString()!).ToList();
        Assert.Contains(Epsg + "32649", systems);
        Assert.Contains(Epsg + "23835", systems);
        Assert.Contains(Epsg + "3857", systems);
        foreach (var system in systems)
        {
            using var client = host.CreateClient();
            using var response = await client.GetAsync($"/ogc/collections/kelurahan/items?name=Pangmilang&crs={Uri.EscapeDataString(system)}", Token);
            Assert.Equal($"<{system}>", response.Headers.GetValues("Content-Crs").Single());
            var crs = KnownCrs.Find(system)!;
            var feature = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("features")[0];
            if (feature.GetProperty("geometry").ValueKind == JsonValueKind.Null) continue;
            var all = Positions(feature.GetProperty("geometry").GetProperty("coordinates")).Select(p => crs.AuthorityAxisOrder == AxisOrder.NorthFirst ? (X: p.Y, Y: p.X) : p)
                .Select(p => Carry(Reprojection.ToWgs84(crs), p.X, p.Y)).ToList();
            Assert.True(all.Min(p => Math.Abs(p.X - plain.X) + Math.Abs(p.Y - plain.Y)) < 1e-6, system);
        }

        static IEnumerable<(double X, double Y)> Positions(JsonElement e) => e[0].ValueKind == JsonValueKind.Number ? [(e[0].GetDouble(), e[1].GetDouble())] : e.EnumerateArray().SelectMany(Positions);
    }

    [Fact]
    public async Task A_box_in_any_system_finds_what_it_covers()
    {
        var utm = Reprojection.FromWgs84(KnownCrs.Utm49North);
        var (x1, y1) = Carry(utm, 108.93, 0.78);
        var (x2, y2) = Carry(utm, 108.98, 0.82);
        var lonLat = await FeaturesAsync("bbox=108.93,0.78,108.98,0.82");
        var latLon = await FeaturesAsync($"bbox=0.78,108.93,0.82,108.98&bbox-crs={Epsg}4326");
        var metres = await FeaturesAsync(string.Create(CultureInfo.InvariantCulture, $"bbox={x1},{y1},{x2},{y2}&bbox-crs={Epsg}32649"));
        Assert.InRange(lonLat.Count, 1, 25);
        Assert.Equal(Ids(lonLat), Ids(latLon));
        Assert.Equal(Ids(lonLat), Ids(metres));
        Assert.Empty(await FeaturesAsync("bbox=10,10,11,11"));
        Assert.Equal(26, (await FeaturesAsync("bbox=100,-10,-170,10")).Count);

        static List<string> Ids(List<JsonElement> features) => [.. features.Select(f => f.GetProperty("id").GetString()!)];
    }

    [Fact]
    public async Task Filters_find_what_they_say()
    {
        Assert.Equal(["Pangmilang"], await NamesAsync("name = 'Pangmilang'"));
        Assert.Equal(["Pangmilang"], await NamesAsync("CASEI(name) LIKE CASEI('PANG%')"));
        var south = await NamesAsync("kecamatan = 'Singkawang Selatan'");
        Assert.InRange(south.Count, 2, 10);
        Assert.Equal(26 - south.Count, (await NamesAsync("NOT kecamatan = 'Singkawang Selatan'")).Count);
        Assert.Equal(await NamesAsync("S_INTERSECTS(geometry, BBOX(108.93,0.78,108.98,0.82))"),
            (await FeaturesAsync("bbox=108.93,0.78,108.98,0.82")).Select(f => f.GetProperty("properties").GetProperty("name").GetString()!));
        var json = Uri.EscapeDataString("""{"op":"in","args":[{"property":"name"},["Pangmilang","Sedau"]]}""");
        Assert.Equal(2, (await FeaturesAsync("filter-lang=cql2-json&filter=" + json)).Count);
    }

    [Fact]
    public async Task Queryables_are_the_attributes_and_the_geometry_and_nothing_else()
    {
        var schema = await GetAsync("/collections/kelurahan/queryables");
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        var names = schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Contains("geometry", names);
        Assert.Contains("name", names);
    }

    [Fact]
    public async Task One_feature_is_the_same_as_in_the_list()
    {
        var listed = (await FeaturesAsync("name=Pangmilang"))[0];
        var id = listed.GetProperty("id").GetString();
        var alone = await GetAsync($"/collections/kelurahan/items/{id}");
        Assert.Equal(listed.GetProperty("geometry").GetRawText(), alone.GetProperty("geometry").GetRawText());
        Assert.Contains(alone.GetProperty("links").EnumerateArray(), l => l.GetProperty("rel").GetString() == "collection");
    }

    [Fact]
    public async Task A_browser_gets_pages_and_names_from_the_data_are_escaped()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        foreach (var path in (string[])["", "/conformance", "/collections", "/collections/kelurahan", "/collections/kelurahan/queryables", "/collections/kelurahan/items", "/collections/clusters/items"])
        {
            using var response = await client.GetAsync("/ogc" + path, Token);
            Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
            var page = await response.Content.ReadAsStringAsync(Token);
            Assert.Contains("<h1>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Hostile_queries_never_break_the_service()
    {
        using var client = host.CreateClient();
        string[] names = ["bbox", "filter", "limit", "crs", "datetime", "filter-lang", "bbox-crs", "offset", "f", "name", "%00", "filter-crs"];
        var values = Gen.OneOf(Gen.String[0, 40], Gen.Double.Select(d => d.ToString("R", CultureInfo.InvariantCulture)), Gen.Double.Array[4].Select(d => string.Join(',', d.Select(n => n.ToString("R", CultureInfo.InvariantCulture)))),
            Gen.Int[0, 7].Select(i => new[] { "cql2-json", "EPSG:4326", "%2e%2e%2f", "{\"op\":", "((((((", "'", "1e400", "S_INTERSECTS(geometry,POINT(1e300 1e300))" }[i]));
        Gen.Select(Gen.Int[0, names.Length - 1], values).Array[1, 3].Sample(pairs =>
        {
            var query = string.Join('&', pairs.Select(p => $"{names[p.Item1]}={Uri.EscapeDataString(p.Item2)}"));
            using var response = client.GetAsync("/ogc/collections/kelurahan/items?" + query, Token).GetAwaiter().GetResult();
            Assert.True((int)response.StatusCode is 200 or 400, $"{query}: {response.StatusCode}");
        }, iter: 1500, threads: 1);
    }
}
