using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ovop.Gis.Service.Tests;

/// <summary>The service in memory over a real GeoPackage made from the default data.</summary>
public sealed class ServiceHost : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ovop-service-").FullName;
    private readonly (string Name, string Value)[] _settings;
    private readonly TimeProvider? _clock;

    public ServiceHost() : this(null)
    {
    }

    /// <param name="storePath">The store of another host; its own where left out.</param>
    internal ServiceHost(string? storePath = null, TimeProvider? clock = null, params (string Name, string Value)[] settings) =>
        (StorePath, _clock, _settings) = (storePath ?? Path.Combine(_folder, "service.gpkg"), clock, settings);

    public string StorePath { get; }

    internal string UploadFolder => Services.GetRequiredService<Imports.UploadFolder>().FullPath;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("store", StorePath);
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        if (_clock is not null) builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(_clock)));
    }

    public async Task<JsonElement> GetJsonAsync(string path, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        using var response = await client.GetAsync(path, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
