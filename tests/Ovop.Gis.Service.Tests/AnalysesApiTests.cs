using System.Net;
using System.Text.Json;

namespace Ovop.Gis.Service.Tests;

public class AnalysesApiTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kelurahan", 26)]
    [InlineData("kecamatan", 5)]
    public async Task Area_shares_have_a_row_a_unit_and_each_adds_to_the_whole(string units, int count)
    {
        var report = await host.GetJsonAsync($"/api/analyses/area-shares?zones=zones&units={units}", Token);
        var rows = report.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(count, rows.Count);
        foreach (var row in rows.Append(report.GetProperty("total")))
        {
            var shares = row.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("shareRatio").GetDouble()) + row.GetProperty("outside").GetProperty("shareRatio").GetDouble();
            Assert.Equal(1, shares, 12);
            var area = SquareMetres(row);
            Assert.Equal(area, row.GetProperty("parts").EnumerateArray().Sum(SquareMetres) + SquareMetres(row.GetProperty("outside")), 1e-6 * area);
        }
    }

    [Fact]
    public async Task Clusters_within_ten_kilometres_of_the_airport_are_fewer_than_within_twenty_and_nearest_first()
    {
        var near = (await host.GetJsonAsync("/api/analyses/near?of=clusters&from=airport&within=10000", Token)).GetProperty("items").EnumerateArray().ToList();
        var far = (await host.GetJsonAsync("/api/analyses/near?of=clusters&from=airport&within=20000", Token)).GetProperty("items").EnumerateArray().ToList();
        Assert.InRange(near.Count, 1, far.Count - 1);
        Assert.Equal(5, far.Count);
        var metres = far.Select(i => i.GetProperty("distance").GetProperty("metres").GetDouble()).ToList();
        Assert.Equal(metres.Order(), metres);
        Assert.All(far, i => Assert.InRange(i.GetProperty("azimuth").GetProperty("degrees").GetDouble(), 0, 360));
    }

    [Fact]
    public async Task The_nearest_edge_of_the_airport_s_land_is_nearer_than_its_reference_point()
    {
        var point = await host.GetJsonAsync("/api/analyses/near?measure=point", Token);
        var edge = await host.GetJsonAsync("/api/analyses/near?measure=edge", Token);
        Assert.Equal(5, edge.GetProperty("items").GetArrayLength());
        Assert.True(First(edge) < First(point));

        static double First(JsonElement report) => report.GetProperty("items")[0].GetProperty("distance").GetProperty("metres").GetDouble();
    }

    [Fact]
    public async Task The_paper_s_contradiction_comes_out_of_the_reconciliation()
    {
        var report = await host.GetJsonAsync("/api/analyses/reconciliation", Token);
        var texts = report.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("verdict").GetProperty("code").GetString() == "contradicts-itself")
            .Select(r => r.GetProperty("verdict").GetProperty("text").GetProperty("id").GetString()).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, t => Assert.Contains("3,58 %, bukan 2,98 %", t, StringComparison.Ordinal));
        Assert.Equal(5, report.GetProperty("shares").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/analyses/area-shares")]
    [InlineData("/api/analyses/near")]
    [InlineData("/api/analyses/reconciliation")]
    public async Task Every_answer_carries_its_passport(string path)
    {
        var passport = (await host.GetJsonAsync(path, Token)).GetProperty("passport");
        Assert.NotEmpty(passport.GetProperty("inputs").EnumerateArray());
        Assert.All(passport.GetProperty("inputs").EnumerateArray(), i => Assert.Matches("^[0-9a-f]{64}$", i.GetProperty("contentSha256").GetString()));
        Assert.Equal("geodesic-wgs84", passport.GetProperty("method").GetString());
        Assert.Equal("EPSG:4326", passport.GetProperty("crs").GetString());
        Assert.Equal("Ovop.Gis.Spatial", passport.GetProperty("engine").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("/api/analyses/area-shares", "unit_code,unit_name,zone")]
    [InlineData("/api/analyses/near", "id,name,distance_m")]
    [InlineData("/api/analyses/reconciliation", "claim,level,code")]
    [InlineData("/api/layers", "id,title")]
    [InlineData("/api/layers/kelurahan", "id,code,name")]
    public async Task Every_answer_can_be_had_as_a_table_by_header_or_by_parameter(string path, string header)
    {
        using var client = host.CreateClient();
        using var byParameter = await client.GetAsync(path + "?f=csv", Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/csv" } } };
        using var byHeader = await client.SendAsync(request, Token);
        Assert.Equal("text/csv", byHeader.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(header, await byParameter.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(await byParameter.Content.ReadAsStringAsync(Token), await byHeader.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("/api/analyses/area-shares?zones=nope", "zones")]
    [InlineData("/api/analyses/area-shares?units=clusters", "units")]
    [InlineData("/api/analyses/area-shares?unit=kelurahan", "unit")]
    [InlineData("/api/analyses/near?within=NaN", "within")]
    [InlineData("/api/analyses/near?within=-5", "within")]
    [InlineData("/api/analyses/near?k=0", "k")]
    [InlineData("/api/analyses/near?measure=middle", "measure")]
    [InlineData("/api/analyses/near?from=moon", "from")]
    [InlineData("/api/analyses/near?from=0.8,108.9,1", "from")]
    [InlineData("/api/analyses/near?from=500,0", "from")]
    [InlineData("/api/analyses/near?of=../../etc", "of")]
    [InlineData("/api/analyses/reconciliation?tolerance=1000", "tolerance")]
    [InlineData("/api/analyses/near?f=xml", "f")]
    [InlineData("/api/layers?limit=5", "limit")]
    [InlineData("/api/analyses/near?within=5&within=6", "within")]
    public async Task A_wrong_parameter_is_400_and_named(string path, string parameter)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement;
        Assert.Contains(parameter, problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Contains(parameter + ":", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static double SquareMetres(JsonElement element) => element.GetProperty("area").GetProperty("squareMetres").GetDouble();
}
