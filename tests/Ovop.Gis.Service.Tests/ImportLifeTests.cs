using System.Net;
using Microsoft.Extensions.Options;

namespace Ovop.Gis.Service.Tests;

/// <summary>How long uploads are kept, how many, and what is cleared away.</summary>
public sealed class ImportLifeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_expires_with_its_files_and_a_new_check_renews_it()
    {
        var clock = new MovedClock();
        using var host = new ServiceHost(clock: clock);
        var client = new ImportClient(host.CreateClient(), Token);
        var import = await client.CheckedAsync(await client.UploadAsync(ImportClient.TwoZones, "z.geojson"));
        var path = "/api/imports/" + import.GetProperty("id").GetString();
        clock.Move(TimeSpan.FromMinutes(59));
        await client.SendAsync(HttpMethod.Patch, path, new { }, 202);
        await client.CheckedAsync(path);
        clock.Move(TimeSpan.FromMinutes(59));
        await client.GetAsync(path);
        clock.Move(TimeSpan.FromMinutes(2));
        using var gone = await client.Http.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(Directory.GetDirectories(host.UploadFolder));
    }

    [Fact]
    public async Task The_oldest_that_is_over_makes_room_before_one_that_waits_for_its_commit()
    {
        using var host = new ServiceHost(settings: ("Imports:MaxPending", "2"));
        var client = new ImportClient(host.CreateClient(), Token);
        var waiting = await client.CheckedAsync(await client.UploadAsync(ImportClient.TwoZones, "waits.geojson"));
        await client.CheckedAsync(await client.UploadAsync("{", "broken.geojson"));
        await client.CheckedAsync(await client.UploadAsync(ImportClient.OneZone, "third.geojson"));
        var kept = (await client.GetAsync("/api/imports")).GetProperty("imports").EnumerateArray().ToList();
        Assert.Equal(["waits.geojson", "third.geojson"], kept.Select(i => i.GetProperty("file").GetString()));
        Assert.All(kept, i => Assert.False(i.TryGetProperty("report", out _)));
        Assert.Equal(waiting.GetProperty("id").GetString(), kept[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_a_killed_service_left_is_cleared_and_what_a_living_one_holds_is_not()
    {
        using var living = new ServiceHost();
        await new ImportClient(living.CreateClient(), Token).CheckedAsync(await new ImportClient(living.CreateClient(), Token).UploadAsync(ImportClient.OneZone, "z.geojson"));
        var abandoned = Directory.CreateTempSubdirectory("ovop-imports-");
        await File.WriteAllTextAsync(Path.Combine(abandoned.FullName, "lock"), "", Token);
        await File.WriteAllTextAsync(Path.Combine(abandoned.FullName, "rest"), "x", Token);
        Imports.UploadFolder.RemoveAbandoned(Path.GetTempPath(), TimeProvider.System);
        Assert.False(Directory.Exists(abandoned.FullName));
        Assert.NotEmpty(Directory.GetDirectories(living.UploadFolder));
        var folder = living.UploadFolder;
        await living.DisposeAsync();
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("Imports:MaxPending", "0")]
    [InlineData("Imports:MaxParallelChecks", "-1")]
    [InlineData("Imports:Limits:MaxZipEntries", "0")]
    public void A_limit_that_is_none_stops_the_service_at_its_start(string setting, string value)
    {
        using var host = new ServiceHost(settings: (setting, value));
        var e = Assert.ThrowsAny<Exception>(() => host.CreateClient());
        var faults = e is OptionsValidationException o ? o.Message : e.ToString();
        Assert.Contains(setting, faults, StringComparison.Ordinal);
    }

    private sealed class MovedClock : TimeProvider
    {
        private TimeSpan _moved;

        public void Move(TimeSpan by) => _moved += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;
    }
}
