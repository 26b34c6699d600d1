using System.Diagnostics;
using System.Text.Json;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>The programs that planners and analysts have, at work with the service.</summary>
public sealed class OgcClientTests(Scratch scratch) : IClassFixture<Scratch>
{
    private const string Python = "/usr/bin/python3";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Gdal_lists_pages_and_reads_every_feature() => WithServiceAsync(async address =>
    {
        Processes.Need("ogr2ogr", "gdal-bin");
        var list = await Processes.RunAsync("ogrinfo", ["-ro", $"OAPIF:{address}"]);
        Assert.Contains("kelurahan", list.Output, StringComparison.Ordinal);
        Assert.Contains("zones", list.Output, StringComparison.Ordinal);
        var read = await Processes.RunAsync("ogr2ogr", ["-f", "GeoJSON", "/vsistdout/", $"OAPIF:{address}", "kelurahan", "-oo", "PAGE_SIZE=7"]);
        Assert.Equal(0, read.ExitCode);
        Assert.Equal(26, JsonDocument.Parse(read.Output).RootElement.GetProperty("features").GetArrayLength());
    });

    [Fact]
    public Task Gdal_lets_the_service_filter_by_attribute_and_by_box() => WithServiceAsync(async address =>
    {
        Processes.Need("ogrinfo", "gdal-bin");
        var outcome = await Processes.RunAsync("ogrinfo", ["-ro", "-q", "--debug", "on", $"OAPIF:{address}", "kelurahan", "-where", "name = 'Pangmilang'", "-spat", "108", "0", "110", "2", "-geom=NO"]);
        Assert.Contains("name (String) = Pangmilang", outcome.Output, StringComparison.Ordinal);
        var asked = outcome.Error.Split('\n').Where(l => l.Contains("/items?", StringComparison.Ordinal)).ToList();
        Assert.Contains(asked, l => l.Contains("name=Pangmilang", StringComparison.Ordinal) && l.Contains("bbox=", StringComparison.Ordinal));
    });

    [Fact]
    public Task OWSLib_finds_filters_and_reads() => WithServiceAsync(async address =>
    {
        var said = await SessionAsync("owslib_session.py", address, "owslib", "python3-owslib");
        Assert.Contains("geometry", Texts(said, "queryables"));
        Assert.Contains("clusters", Texts(said, "collections"));
        Assert.Equal(["Singkawang Selatan"], Texts(said, "filtered"));
        Assert.InRange(Texts(said, "inBox").Count, 1, 25);
        Assert.Equal("Singkawang Selatan", said.GetProperty("one").GetString());
    });

    [Fact]
    public Task QGIS_opens_the_layer_filters_it_and_zooms() => WithServiceAsync(async address =>
    {
        var said = await SessionAsync("qgis_session.py", address, "qgis", "python3-qgis");
        Assert.True(said.GetProperty("valid").GetBoolean());
        Assert.Equal(26, said.GetProperty("count").GetInt32());
        Assert.Equal(26, said.GetProperty("read").GetInt32());
        Assert.Contains("kecamatan", Texts(said, "fields"));
        Assert.Equal(["Pangmilang"], Texts(said, "filtered"));
        Assert.InRange(Texts(said, "inBox").Count, 1, 25);
    });

    private static List<string> Texts(JsonElement said, string name) => [.. said.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    private static async Task<JsonElement> SessionAsync(string script, string address, string module, string package)
    {
        var there = File.Exists(Python) && (await Processes.RunAsync(Python, ["-c", "import " + module])).ExitCode == 0;
        Assert.SkipUnless(there, $"needs Debian's {package}");
        var path = Path.Combine(Testing.Places.Repository, "tests", "Ovop.Gis.EndToEnd.Tests", "Clients", script);
        var outcome = await Processes.RunAsync("env", ["QT_QPA_PLATFORM=offscreen", Python, path, address]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonDocument.Parse(outcome.Output.Trim().Split('\n')[^1]).RootElement;
    }

    private async Task WithServiceAsync(Func<string, Task> work)
    {
        using var service = Processes.Start("dotnet", [Processes.Built("Ovop.Gis.Service", "Ovop.Gis.Service.dll"), "--urls", "http://127.0.0.1:0", "--store", scratch.Store]);
        try
        {
            await work(new Uri(await ServiceAddress.OfAsync(service, Token), "ogc").ToString());
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }
}
