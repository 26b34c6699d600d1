using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.GeoPackage;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Answers;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Service.Tests;

/// <summary>Answers from memory, over HTTP and a real store.</summary>
public sealed class KeptAnswersTests : IDisposable
{
    private const string Shares = "/api/analyses/area-shares?units=kecamatan";

    private readonly ServiceHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("/api/analyses")]
    [InlineData(Shares)]
    [InlineData(Shares + "&f=csv")]
    [InlineData("/api/analyses/near?of=clusters&within=25km")]
    [InlineData("/api/analyses/reconciliation")]
    [InlineData("/api/layers")]
    [InlineData("/api/layers/kelurahan")]
    [InlineData("/api/layers/kelurahan/versions")]
    public async Task An_answer_has_a_tag_and_who_has_just_that_answer_is_sent_no_other(string path)
    {
        using var client = _host.CreateClient();
        using var first = await client.GetAsync(path, Token);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Equal(["Accept", "Accept-Encoding"], first.Headers.Vary.Order());
        Assert.True(first.Headers.CacheControl!.NoCache);

        foreach (var tags in new[] { tag.Tag, "W/" + tag.Tag, $"\"other\", {tag.Tag}", "*" })
        {
            using var again = await AskAsync(client, HttpMethod.Get, path, ("If-None-Match", tags));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(tag, again.Headers.ETag);
            Assert.Equal(["Accept", "Accept-Encoding"], again.Headers.Vary.Order());
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Token));
            Assert.Null(again.Content.Headers.ContentType);
        }

        using var other = await AskAsync(client, HttpMethod.Get, path, ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Token), await other.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(first.Content.Headers.ContentType, other.Content.Headers.ContentType);
        Assert.Equal(first.Content.Headers.ContentDisposition, other.Content.Headers.ContentDisposition);
        Assert.Contains("default-src 'self'", other.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_says_what_GET_would_and_sends_nothing_also_where_it_comes_first()
    {
        using var client = _host.CreateClient();
        using var head = await AskAsync(client, HttpMethod.Head, Shares);
        using var get = await client.GetAsync(Shares, Token);
        using var again = await AskAsync(client, HttpMethod.Head, Shares);
        var body = await get.Content.ReadAsByteArrayAsync(Token);
        foreach (var one in new[] { head, again })
        {
            Assert.Equal(HttpStatusCode.OK, one.StatusCode);
            Assert.Equal((get.Headers.ETag, body.Length, get.Content.Headers.ContentType), (one.Headers.ETag, (int)one.Content.Headers.ContentLength!, one.Content.Headers.ContentType));
            Assert.Empty(await one.Content.ReadAsByteArrayAsync(Token));
        }

        using var wrong = await AskAsync(client, HttpMethod.Head, "/api/analyses/near?within=-5");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Each_format_and_each_coding_has_a_tag_of_its_own_and_the_same_content()
    {
        using var client = _host.CreateClient();
        var tags = new HashSet<string>();
        foreach (var format in new[] { "application/json", "text/csv" })
        {
            using var plain = await AskAsync(client, HttpMethod.Get, Shares, ("Accept", format));
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.True(tags.Add(plain.Headers.ETag!.Tag));
            var body = await plain.Content.ReadAsByteArrayAsync(Token);
            foreach (var (accepted, coding) in new[] { ("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("BR", "br"), ("br;q=0.0,gzip;q=0", null), ("deflate", null), ("identity", null) })
            {
                using var packed = await AskAsync(client, HttpMethod.Get, Shares, ("Accept", format), ("Accept-Encoding", accepted));
                Assert.Equal(coding, packed.Content.Headers.ContentEncoding.SingleOrDefault());
                Assert.Equal(body, Unpacked(await packed.Content.ReadAsByteArrayAsync(Token), coding));
                Assert.Equal(plain.Content.Headers.ContentType, packed.Content.Headers.ContentType);
                tags.Add(packed.Headers.ETag!.Tag);
                using var again = await AskAsync(client, HttpMethod.Get, Shares, ("Accept", format), ("Accept-Encoding", accepted), ("If-None-Match", packed.Headers.ETag.Tag));
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            }
        }

        Assert.Equal(6, tags.Count);
    }

    [Fact]
    public async Task A_commit_of_another_program_changes_the_answer_and_what_is_pinned_to_a_version_stays()
    {
        using var client = _host.CreateClient();
        using var before = await client.GetAsync(Shares, Token);
        using var pinned = await client.GetAsync(Shares + "&at=1", Token);
        using var list = await client.GetAsync("/api/layers", Token);
        await CommitAsync(await OpenAsync(), 0.5);

        using var after = await AskAsync(client, HttpMethod.Get, Shares, ("If-None-Match", before.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(2, VersionOf(await after.Content.ReadAsStringAsync(Token), "zones"));
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        using var same = await AskAsync(client, HttpMethod.Get, Shares + "&at=1", ("If-None-Match", pinned.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var newList = await AskAsync(client, HttpMethod.Get, "/api/layers", ("If-None-Match", list.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.OK, newList.StatusCode);

        var store = await OpenAsync();
        await store.RollbackAsync(CollectionId.Zones, 1, "budi", Token);
        Assert.Equal(3, VersionOf(await client.GetStringAsync(Shares, Token), "zones"));
        await store.RollbackAsync(CollectionId.Zones, 0, "budi", Token);
        using var withdrawn = await client.GetAsync(Shares, Token);
        Assert.Equal(HttpStatusCode.BadRequest, withdrawn.StatusCode);
    }

    [Fact]
    public async Task A_question_in_another_order_or_asking_for_the_format_in_another_way_is_the_same_question()
    {
        using var client = _host.CreateClient();
        var cache = _host.Services.GetRequiredService<AnswerCache>();
        foreach (var path in new[] { "?of=clusters&within=9km", "?within=9km&of=clusters", "?within=9km&f=json&of=clusters" }) await client.GetStringAsync("/api/analyses/near" + path, Token);
        Assert.Equal(1, cache.Count);
        using var byHeader = await AskAsync(client, HttpMethod.Get, "/api/analyses/near?of=clusters&within=9km", ("Accept", "text/csv"));
        using var byParameter = await client.GetAsync("/api/analyses/near?f=csv&within=9km&of=clusters", Token);
        Assert.Equal(2, cache.Count);
        Assert.Equal("text/csv", byHeader.Content.Headers.ContentType!.MediaType);
        Assert.Equal(byHeader.Headers.ETag, byParameter.Headers.ETag);
    }

    [Fact]
    public async Task What_was_refused_is_not_kept()
    {
        using var client = _host.CreateClient();
        const string Path = "/api/analyses/near?of=places&from=109,0.9";
        for (var i = 0; i < 2; i++)
        {
            using var refused = await client.GetAsync(Path, Token);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
            Assert.Null(refused.Headers.ETag);
        }

        Assert.Equal(0, _host.Services.GetRequiredService<AnswerCache>().Count);
        var store = await OpenAsync();
        await store.CommitAsync(Staged.Layer("places", null, ("a", Shapes.Wkt("POINT(109 0.9)"), [("name", "A")])), Staged.Note, Token);
        using var answered = await client.GetAsync(Path, Token);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Theory]
    [InlineData(300_000)]
    [InlineData(0)]
    public async Task What_is_kept_stays_within_its_bound_and_every_answer_is_right(int most)
    {
        using var host = new ServiceHost(null, null, ("Answers:MaxKeptBytes", most.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var client = host.CreateClient();
        var cache = host.Services.GetRequiredService<AnswerCache>();
        for (var i = 0; i < 300; i++)
        {
            // Each twice, since what is asked once is not kept.
            var from = FormattableString.Invariant($"{108.9 + i / 2 * 1e-4:0.0000},0.9");
            using var response = await AskAsync(client, HttpMethod.Get, "/api/analyses/near?from=" + from, ("Accept-Encoding", i % 2 == 0 ? "br" : "gzip"));
            var text = Encoding.UTF8.GetString(Unpacked(await response.Content.ReadAsByteArrayAsync(Token), i % 2 == 0 ? "br" : "gzip"));
            Assert.Equal(from, JsonDocument.Parse(text).RootElement.GetProperty("from").GetProperty("id").GetString());
            Assert.InRange(cache.Bytes, 0, most);
        }

        await client.GetStringAsync("/api/layers/kelurahan", Token);
        Assert.InRange(cache.Bytes, most / 2, most);
    }

    /// <summary>Commits through this service's store and through another program's, while many ask.</summary>
    [Fact]
    public async Task An_answer_is_never_older_than_what_was_committed_before_it_was_asked_for()
    {
        using var client = _host.CreateClient();
        IFeatureStore[] stores = [_host.Services.GetRequiredService<IFeatureStore>(), await OpenAsync()];
        var committed = 1;
        var writing = Task.Run(async () =>
        {
            for (var n = 2; n <= 20; n++)
            {
                var version = await CommitAsync(stores[n % 2], n / 40.0);
                Volatile.Write(ref committed, version.Number);
                await Task.Delay(n % 3 * 4, Token);
            }
        }, Token);
        var answers = 0;
        string[] paths = ["/api/analyses/area-shares?units=units", "/api/analyses/near?of=zones&from=109,0.9", "/api/layers/zones/versions"];
        await CommitUnitsAsync(stores[0]);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(asker => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                var path = paths[(asker + Interlocked.Increment(ref answers)) % paths.Length];
                var atLeast = Volatile.Read(ref committed);
                var text = await client.GetStringAsync(path, Token);
                var version = path.EndsWith("versions", StringComparison.Ordinal) ? JsonDocument.Parse(text).RootElement.GetProperty("versions")[0].GetProperty("number").GetInt32() : VersionOf(text, "zones");
                Assert.True(version >= atLeast, $"{path} is of version {version} where {atLeast} was committed before");
            }
        }, Token)).Append(writing));
        Assert.Equal(20, VersionOf(await client.GetStringAsync(paths[0], Token), "zones"));
    }

    private static byte[] Unpacked(byte[] bytes, string? coding)
    {
        if (coding is null) return bytes;
        using Stream stream = coding == "br" ? new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress) : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private static int VersionOf(string report, string layer) => JsonDocument.Parse(report).RootElement.GetProperty("passport").GetProperty("inputs").EnumerateArray()
        .Single(i => i.GetProperty("layer").GetString() == layer).GetProperty("version").GetInt32();

    private Task<GeoPackageStore> OpenAsync()
    {
        _ = _host.Services;
        return GeoPackageStore.OpenAsync(_host.StorePath, TimeProvider.System, Token);
    }

    private static Task<DatasetVersion> CommitAsync(IFeatureStore store, double wide) =>
        store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(108.9, 0.8, 0.01 + wide / 10, 0.1)), ("b", Shapes.Rectangle(109.1, 0.8, 0.05, 0.1))), Staged.Note, Token);

    private static Task<DatasetVersion> CommitUnitsAsync(IFeatureStore store) =>
        store.CommitAsync(Staged.Layer("units", null, ("u", (Geometry)Shapes.Rectangle(108.8, 0.7, 0.5, 0.4), [("name", "U")])), Staged.Note, Token);

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, Token);
    }
}
