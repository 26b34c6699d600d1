using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Ovop.Gis.Service.Tests;

/// <summary>Asks the service what a viewer asks it of uploads.</summary>
internal sealed class ImportClient(HttpClient client, CancellationToken token)
{
    public HttpClient Http { get; } = client;

    public const string TwoZones =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Pariwisata","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.95,0.8],[108.97,0.8],[108.97,0.82],[108.95,0.82],[108.95,0.8]]]}},
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Transportasi","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.97,0.8],[108.99,0.8],[108.99,0.82],[108.97,0.82],[108.97,0.8]]]}}]}
        """;

    /// <summary>The first zone of the two, larger.</summary>
    public const string OneZone =
        """
        {"type":"Feature","properties":{"NAMOBJ":"Kawasan Pariwisata","JNSRPR":"RTRW"},"geometry":{"type":"Polygon","coordinates":[[[108.95,0.8],[108.98,0.8],[108.98,0.82],[108.95,0.82],[108.95,0.8]]]}}
        """;

    public static MultipartFormDataContent Form(byte[] file, string name, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        return form;
    }

    public Task<HttpResponseMessage> UploadAsync(string text, string name, params (string Name, string Value)[] fields) => UploadAsync(Encoding.UTF8.GetBytes(text), name, fields);

    public async Task<HttpResponseMessage> UploadAsync(byte[] file, string name, params (string Name, string Value)[] fields)
    {
        using var form = Form(file, name, fields);
        return await Http.PostAsync("/api/imports", form, token);
    }

    public Task<HttpResponseMessage> UploadRawAsync(byte[] file, string type, string query) =>
        Http.PostAsync("/api/imports" + query, new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } }, token);

    /// <summary>The import once it is checked.</summary>
    public async Task<JsonElement> CheckedAsync(HttpResponseMessage accepted)
    {
        Assert.True(accepted.StatusCode == System.Net.HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync(token));
        return await CheckedAsync(accepted.Headers.Location!.ToString());
    }

    public async Task<JsonElement> CheckedAsync(string location)
    {
        while (true)
        {
            var import = await GetAsync(location);
            if (import.GetProperty("status").GetString() != "checking") return import;
            await Task.Delay(20, token);
        }
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, token);
        var text = await response.Content.ReadAsStringAsync(token);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object body, int status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var response = await Http.SendAsync(request, token);
        var text = await response.Content.ReadAsStringAsync(token);
        Assert.True((int)response.StatusCode == status, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
