using System.Text.Json;

namespace Ovop.Gis.EndToEnd.Tests;

public sealed class ServiceProcessTests(Scratch scratch) : IClassFixture<Scratch>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_and_the_command_give_the_same_answer_of_the_same_store()
    {
        using var service = Processes.Start("dotnet", [Processes.Built("Ovop.Gis.Service", "Ovop.Gis.Service.dll"), "--urls", "http://127.0.0.1:0", "--store", scratch.Store]);
        try
        {
            using var client = new HttpClient { BaseAddress = await ServiceAddress.OfAsync(service, Token) };
            foreach (var (path, arguments) in new (string, string[])[]
            {
                ("area-shares?units=kecamatan", ["area-shares", "--units", "kecamatan"]),
                ("near?within=10000", ["near", "--within", "10km"]),
                ("reconciliation", ["reconciliation"]),
            })
            {
                var served = JsonDocument.Parse(await client.GetStringAsync("/api/analyses/" + path, Token)).RootElement;
                var commanded = JsonDocument.Parse((await Processes.OvopAsync([.. arguments, "--format", "json", "--store", scratch.Store])).Output).RootElement;
                Assert.True(JsonElement.DeepEquals(served, commanded), path);
            }
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task What_the_command_loads_beside_the_running_service_is_in_its_next_answer()
    {
        using var service = Processes.Start("dotnet", [Processes.Built("Ovop.Gis.Service", "Ovop.Gis.Service.dll"), "--urls", "http://127.0.0.1:0", "--store", scratch.Store]);
        try
        {
            using var client = new HttpClient { BaseAddress = await ServiceAddress.OfAsync(service, Token) };
            string? known = null;
            for (var version = 1; version <= 4; version++)
            {
                string[] change = version < 4 ? ["load", scratch.Write($"v{version}.geojson", Parcels.GeoJson("a", 10 + version, 20)), "--layer", "beside"] : ["rollback", "beside", "1"];
                var done = await Processes.OvopAsync([.. change, "--store", scratch.Store]);
                Assert.True(done.ExitCode == 0, done.Error);
                for (var times = 0; times < 3; times++)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, "/api/analyses/near?of=beside&from=109,0.9");
                    if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
                    using var response = await client.SendAsync(request, Token);
                    if (times > 0)
                    {
                        Assert.Equal(System.Net.HttpStatusCode.NotModified, response.StatusCode);
                        continue;
                    }

                    var inputs = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("passport").GetProperty("inputs");
                    Assert.Equal(version, inputs[0].GetProperty("version").GetInt32());
                    known = response.Headers.ETag!.Tag;
                }
            }
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_stops_the_service_with_a_word_about_it()
    {
        var path = scratch.Write("not-a-store.gpkg", "this is not a database, however long the text may be that stands in it");
        var outcome = await Processes.RunAsync("dotnet", [Processes.Built("Ovop.Gis.Service", "Ovop.Gis.Service.dll"), "--urls", "http://127.0.0.1:0", "--store", path]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("not-a-store.gpkg", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }
}
