using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CsCheck;

namespace Ovop.Gis.Service.Tests;

/// <summary>A service with little room, so that every limit is met.</summary>
public sealed class SmallHost : IDisposable
{
    internal ServiceHost Host { get; } = new(settings: [("Imports:MaxUploadBytes", "200000"), ("Imports:MaxPending", "5"), ("Imports:Limits:RatioCheckedFromBytes", "1000000")]);

    public void Dispose() => Host.Dispose();
}

public sealed class HostileUploadTests(SmallHost small) : IClassFixture<SmallHost>, IDisposable
{
    private readonly ImportClient _client = new(small.Host.CreateClient(), TestContext.Current.CancellationToken);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Http.Dispose();

    private async Task StillUpAsync() => Assert.Equal("ok", (await _client.GetAsync("/healthz")).GetProperty("status").GetString());

    private async Task<HttpStatusCode> PostAsync(byte[] body, string? contentType)
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await _client.Http.PostAsync("/api/imports", content, Token);
        if (response.StatusCode != HttpStatusCode.Accepted) Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return response.StatusCode;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(bytes);
            }

        return zip.ToArray();
    }

    [Theory]
    [InlineData("", null, 415)]
    [InlineData("x", "text/html", 415)]
    [InlineData("x", "nonsense", 415)]
    [InlineData("x", "multipart/form-data", 400)]
    [InlineData("x", "multipart/form-data; boundary=", 400)]
    [InlineData("x", "multipart/form-data; boundary=abc", 400)]
    [InlineData("--other\r\nContent-Disposition: form-data; name=file; filename=a.zip\r\n\r\nPK\r\n--other--\r\n", "multipart/form-data; boundary=abc", 400)]
    [InlineData("--abc\r\nContent-Disposition: form-data; name=file; filename=a.zip\r\n\r\nPK", "multipart/form-data; boundary=abc", 400)]
    [InlineData("--abc\r\nX: y\r\n\r\nPK\r\n--abc--\r\n", "multipart/form-data; boundary=abc", 400)]
    [InlineData("--abc--\r\n", "multipart/form-data; boundary=abc", 400)]
    [InlineData("--abc\r\nContent-Disposition: form-data; name=layer\r\n\r\nzones\r\n--abc--\r\n", "multipart/form-data; boundary=abc", 400)]
    [InlineData("--abc\r\nContent-Disposition: form-data; name=colour\r\n\r\nred\r\n--abc\r\nContent-Disposition: form-data; name=file; filename=a.zip\r\n\r\nPK\r\n--abc--\r\n", "multipart/form-data; boundary=abc", 400)]
    [InlineData("--abc\r\nContent-Disposition: form-data; name=crs\r\n\r\nEPSG:0\r\n--abc\r\nContent-Disposition: form-data; name=file; filename=a.zip\r\n\r\nPK\r\n--abc--\r\n", "multipart/form-data; boundary=abc", 400)]
    public async Task A_body_that_is_no_upload_is_refused_and_leaves_nothing(string body, string? contentType, int status)
    {
        var before = Directory.GetDirectories(small.Host.UploadFolder).Length;
        Assert.Equal(status, (int)await PostAsync(Encoding.UTF8.GetBytes(body), contentType));
        Assert.True(Directory.GetDirectories(small.Host.UploadFolder).Length <= before);
        await StillUpAsync();
    }

    [Fact]
    public async Task More_than_is_allowed_is_413_whether_or_not_it_says_so_beforehand()
    {
        using var said = await _client.UploadRawAsync(new byte[2_000_000], "application/zip", "");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, said.StatusCode);
        using var content = new StreamContent(new EndlessStream(300_000)) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        using var unsaid = await _client.Http.PostAsync("/api/imports", content, Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unsaid.StatusCode);
        using var form = await _client.UploadAsync(new byte[300_000], "large.zip");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, form.StatusCode);
        await StillUpAsync();
    }

    [Fact]
    public async Task Hostile_zips_are_unreadable_with_a_code_and_the_service_stays_up()
    {
        var encrypted = Zip(("a.geojson", Encoding.UTF8.GetBytes(ImportClient.TwoZones)));
        for (var i = 0; i < encrypted.Length - 10; i++)
        {
            if (encrypted[i] != 'P' || encrypted[i + 1] != 'K') continue;
            if (encrypted[i + 2] == 3) encrypted[i + 6] |= 1;
            if (encrypted[i + 2] == 1) encrypted[i + 8] |= 1;
        }

        foreach (var (file, code) in new (byte[], string)[]
        {
            (Zip(("bomb.geojson", new byte[150_000_000])), "zip-too-large"),
            (Zip(("inner.zip", Zip(("x.geojson", [1, 2, 3])))), "zip-nested"),
            (encrypted, "zip-encrypted"),
            ([.. Zip(("a.geojson", Encoding.UTF8.GetBytes(ImportClient.TwoZones))).Take(100)], "zip-damaged"),
            (Zip(("../../etc/passwd", [1]), ("readme.txt", [1])), "zip-without-layer"),
        })
        {
            var import = await _client.CheckedAsync(await _client.UploadAsync(file, "hostile.zip"));
            Assert.Equal("unreadable", import.GetProperty("status").GetString());
            Assert.Equal(code, import.GetProperty("fault").GetProperty("code").GetString());
            await StillUpAsync();
        }
    }

    [Theory]
    [InlineData("../../../etc/cron.d/x.geojson", "x.geojson")]
    [InlineData("..\\..\\windows\\x.geojson", "x.geojson")]
    [InlineData("/dev/null", "null")]
    [InlineData("...", "upload.")]
    [InlineData(".hidden.geojson", "hidden.geojson")]
    [InlineData(" .hidden.geojson", "hidden.geojson")]
    [InlineData("a\u0000b\u202e<script>.GEOJSON", "a_b__script_.geojson")]
    public void A_name_is_made_harmless(string given, string expected) => Assert.Equal(expected.TrimEnd('.'), Imports.UploadName.Of(given, "upload"));

    [Fact]
    public void A_name_never_leaves_its_folder_whatever_it_is() => Gen.String[Gen.Char, 0, 300].Sample(given =>
    {
        var name = Imports.UploadName.Of(given, "upload");
        return name.Length is > 0 and <= 70 && Path.GetFileName(name) == name && name[0] != '.' && !name.Any(char.IsControl) && Encoding.UTF8.GetByteCount(name) <= 250;
    }, iter: 5_000);

    [Fact]
    public async Task A_thousand_small_uploads_at_once_are_taken_or_put_off_and_none_breaks_it()
    {
        var answers = new List<HttpStatusCode>();
        for (var round = 0; round < 20; round++)
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
            {
                using var response = await _client.UploadAsync(i % 2 == 0 ? "{\"type\":" : "PK\u0003\u0004 nothing", i % 2 == 0 ? "a.geojson" : "a.zip");
                if (response.StatusCode == HttpStatusCode.ServiceUnavailable) Assert.NotNull(response.Headers.RetryAfter);
                return response.StatusCode;
            })));
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable, status.ToString()));
        Assert.Contains(HttpStatusCode.Accepted, answers);
        Assert.True(Directory.GetDirectories(small.Host.UploadFolder).Length <= 5);
        await StillUpAsync();
    }

    /// <summary>Zeros without a length said beforehand.</summary>
    private sealed class EndlessStream(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            _left -= read;
            Array.Clear(buffer, offset, read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
