using System.Net;
using System.Text;
using System.Text.Json;

namespace Ovop.Gis.Service.Tests;

public class ResultsApiTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private const string OddFrom = "/api/analyses/near?from=sites/danau-biru&within=12.5km";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(HttpStatusCode Status, string Text)> VerifyAsync(string body, string type = "application/json")
    {
        using var client = host.CreateClient();
        using var response = await client.PostAsync("/api/verify", new StringContent(body, Encoding.UTF8, type), Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    private async Task<JsonElement> VerdictAsync(string body, string type = "application/json")
    {
        var (status, text) = await VerifyAsync(body, type);
        Assert.True(status == HttpStatusCode.OK, text);
        var answer = JsonDocument.Parse(text).RootElement;
        var document = await host.GetJsonAsync("/openapi/v1.json", Token);
        Assert.Empty(new OpenApiSchema(document).Faults("/api/verify", "post", 200, answer));
        return answer;
    }

    [Theory]
    [InlineData("/api/analyses/near?within=10000")]
    [InlineData(OddFrom)]
    [InlineData("/api/analyses/near?from=108.957,0.798&measure=edge&of=kelurahan&k=3")]
    [InlineData("/api/analyses/area-shares?units=kecamatan&plane=EPSG:32649")]
    [InlineData("/api/analyses/reconciliation")]
    [InlineData("/api/layers/zones/differences?from=1&to=1")]
    public async Task An_answer_names_where_it_can_be_had_again_and_is_the_same_there(string path)
    {
        using var client = host.CreateClient();
        using var first = await client.GetAsync(path, Token);
        var link = first.Headers.GetValues("Link").Single();
        Assert.Matches("^<(/api/results/[^>]+)>; rel=\"canonical\"$", link);
        var permalink = link[1..link.IndexOf('>', StringComparison.Ordinal)];
        using var again = await client.GetAsync(permalink, Token);
        Assert.True(again.IsSuccessStatusCode, permalink + await again.Content.ReadAsStringAsync(Token));
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.Equal(link, again.Headers.GetValues("Link").Single());
        Assert.Equal(await client.GetStringAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "f=csv", Token), await client.GetStringAsync(permalink + "?f=csv", Token));

        using var request = new HttpRequestMessage(HttpMethod.Get, permalink) { Headers = { { "If-None-Match", again.Headers.ETag!.Tag } } };
        using var third = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
    }

    [Theory]
    [InlineData("/api/analyses/near?within=10000")]
    [InlineData(OddFrom)]
    [InlineData("/api/analyses/area-shares")]
    [InlineData("/api/analyses/reconciliation?tolerance=1")]
    [InlineData("/api/layers/kelurahan/differences?from=1&to=1")]
    public async Task An_answer_is_verified_from_its_JSON_its_id_and_its_table(string path)
    {
        using var client = host.CreateClient();
        var json = await client.GetStringAsync(path, Token);
        var id = JsonDocument.Parse(json).RootElement.GetProperty("passport").GetProperty("id").GetString()!;
        var csv = await client.GetStringAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "f=csv", Token);
        Assert.EndsWith(",passport", csv.Split("\r\n")[0], StringComparison.Ordinal);
        var answers = new List<JsonElement> { await VerdictAsync(json), await VerdictAsync(JsonSerializer.Serialize(new { id })) };
        if (csv.Split("\r\n").Length > 2) answers.Add(await VerdictAsync(csv, "text/csv"));
        foreach (var answer in answers)
        {
            Assert.Equal("same", answer.GetProperty("verdict").GetString());
            Assert.Equal(id, answer.GetProperty("id").GetString());
            Assert.Equal(id, answer.GetProperty("now").GetProperty("id").GetString());
            Assert.Empty(answer.GetProperty("differences").EnumerateArray());
        }
    }

    [Fact]
    public async Task An_altered_answer_is_told_with_what_it_was_in_both_languages()
    {
        using var client = host.CreateClient();
        var json = await client.GetStringAsync("/api/analyses/near?within=10000", Token);
        var at = json.IndexOf("\"metres\":", StringComparison.Ordinal) + 9;
        var answer = await VerdictAsync(json.Insert(at, "1"));
        Assert.Equal("altered", answer.GetProperty("verdict").GetString());
        var difference = answer.GetProperty("differences").EnumerateArray().Single();
        Assert.Equal("figures", difference.GetProperty("kind").GetString());
        Assert.Equal("1" + difference.GetProperty("now").GetString(), difference.GetProperty("then").GetString());
        Assert.StartsWith("Diubah", answer.GetProperty("text").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Altered", answer.GetProperty("text").GetProperty("en").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_not_there_cannot_be_verified_and_its_permalink_is_404()
    {
        const string id = "near~airport@1~clusters@9~7de88a43636777ce";
        var answer = await VerdictAsync($$"""{"id":"{{id}}"}""");
        Assert.Equal("cannot", answer.GetProperty("verdict").GetString());
        Assert.False(answer.TryGetProperty("now", out _));
        Assert.Contains("no version 9", await ProblemAsync("/api/results/" + id, HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("near~airport@1~clusters@1~within=10000~0000000000000000", HttpStatusCode.Conflict)]
    [InlineData("astrology~zones@1~0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("near~airport@1~clusters@1~colour=blue~0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("near~airport@1~zones@1~zones@2~0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("differences~zones@1~airport@1~0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("near", HttpStatusCode.BadRequest)]
    [InlineData("near~clusters@1~from=%25FF~7de88a43636777ce", HttpStatusCode.BadRequest)]
    [InlineData("..%2F..%2Fetc%2Fpasswd", HttpStatusCode.BadRequest)]
    [InlineData("near~clusters@1~7de88a43636777ce?k=1", HttpStatusCode.BadRequest)]
    public async Task A_permalink_that_leads_nowhere_says_why(string id, HttpStatusCode status) => Assert.NotEmpty(await ProblemAsync("/api/results/" + id, status));

    [Fact]
    public async Task A_permalink_to_other_figures_gives_both_hashes()
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync("/api/results/near~airport@1~clusters@1~within=10000~0000000000000000", Token);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement;
        Assert.Equal("0000000000000000", problem.GetProperty("then").GetString());
        Assert.Matches("^[0-9a-f]{64}$", problem.GetProperty("now").GetString());
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{", HttpStatusCode.UnprocessableEntity)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"id":"\uD800"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"passport":{"analysis":"near"}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("not json at all", HttpStatusCode.UnprocessableEntity)]
    public async Task A_body_that_is_no_result_is_refused_with_a_problem(string body, HttpStatusCode expected)
    {
        var (status, text) = await VerifyAsync(body);
        Assert.Equal(expected, status);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.NotEmpty(problem.GetProperty("code").GetString()!);
        Assert.NotEmpty(problem.GetProperty("wayOut").GetString()!);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413()
    {
        var (status, _) = await VerifyAsync(new string(' ', (64 << 20) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task An_answer_of_a_moment_is_verified_at_its_versions() =>
        Assert.Equal("same", (await VerdictAsync((await host.GetJsonAsync("/api/analyses/area-shares?at=1", Token)).GetRawText())).GetProperty("verdict").GetString());

    private async Task<string> ProblemAsync(string path, HttpStatusCode expected)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync(path, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString()!;
    }
}
