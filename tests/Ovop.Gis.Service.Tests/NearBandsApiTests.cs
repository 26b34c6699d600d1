namespace Ovop.Gis.Service.Tests;

public class NearBandsApiTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bands_count_the_items_of_the_same_answer()
    {
        var answer = await host.GetJsonAsync("/api/analyses/near?of=clusters&from=airport&bands=5km,10km,25km", Token);
        var bands = answer.GetProperty("bands").EnumerateArray().ToList();
        Assert.Equal([5_000, 10_000, 25_000], bands.Select(b => b.GetProperty("toMetres").GetDouble()));
        Assert.Equal(answer.GetProperty("items").GetArrayLength(), bands.Sum(b => b.GetProperty("count").GetInt32()));
        var metres = answer.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetProperty("distance").GetProperty("metres").GetDouble());
        foreach (var band in bands)
            Assert.All(band.GetProperty("ids").EnumerateArray(), id => Assert.InRange(metres[id.GetString()!], band.GetProperty("fromMetres").GetDouble(), band.GetProperty("toMetres").GetDouble()));
    }

    [Fact]
    public async Task Without_bands_there_is_no_such_member() =>
        Assert.False((await host.GetJsonAsync("/api/analyses/near?of=clusters&from=airport", Token)).TryGetProperty("bands", out _));

    [Fact]
    public async Task Bands_out_of_order_are_refused()
    {
        var response = await host.CreateClient().GetAsync(new Uri("/api/analyses/near?bands=10km,5km", UriKind.Relative), Token);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("bands", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }
}
