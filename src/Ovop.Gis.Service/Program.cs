using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Ovop.Gis.Data;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Analyses;
using Ovop.Gis.Service.Answers;
using Ovop.Gis.Service.Common;
using Ovop.Gis.Service.Documentation;
using Ovop.Gis.Service.Health;
using Ovop.Gis.Service.Imports;
using Ovop.Gis.Service.Layers;
using Ovop.Gis.Service.Versions;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
    WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
});

IFeatureStore store;
try
{
    store = await Stores.OpenAsync(builder.Configuration["store"] ?? builder.Configuration.GetConnectionString("PostGis"), TimeProvider.System, CancellationToken.None);
}
catch (StoreException e)
{
    await Console.Error.WriteLineAsync($"ovop: {e.Message}\n      {e.WayOut}");
    return 1;
}

builder.Services.AddSingleton(store);
builder.Services.AddSingleton<LayerLibrary>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddOptions<ImportsOptions>().BindConfiguration(ImportsOptions.Section).ValidateOnStart();
builder.Services.AddSingleton<IValidateOptions<ImportsOptions>, ImportsOptionsCheck>();
builder.Services.AddSingleton<UploadFolder>();
builder.Services.AddSingleton<PendingImports>();
builder.Services.AddSingleton<ImportChecks>();
builder.Services.AddHostedService(provider => provider.GetRequiredService<ImportChecks>());
builder.Services.AddOptions<AnswersOptions>().BindConfiguration(AnswersOptions.Section).ValidateOnStart();
builder.Services.AddSingleton<IValidateOptions<AnswersOptions>, AnswersOptionsCheck>();
builder.Services.AddSingleton<AnswerCache>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<ProblemTable>();
builder.Services.AddResponseCompression(options =>
{
    options.EnableForHttps = true;
    options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/problem+json", "text/csv", "font/woff2"];
});
builder.Services.ConfigureHttpJsonOptions(options => WireJson.Configure(options.SerializerOptions));
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.AddOvopOpenApi();
AnalysisCatalog.Each(new AnalysisServices(builder.Services));

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseMiddleware<KeptAnswers>();
app.UseResponseCompression();
app.UseMiddleware<PageHeaders>();
app.UseMiddleware<SameOrigin>();
// Behind the kept answers, which need no route; before the files, which are not looked for where there is one.
app.UseRouting();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapLayers();
app.MapVersions();
app.MapImports();
app.MapAnalyses();
app.MapHealth();
app.MapDocumentation();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Ovop.Gis: the map is at {string.Join(' ', app.Urls)}"));
try
{
    await app.RunAsync();
}
catch (OptionsValidationException e)
{
    foreach (var fault in e.Failures) await Console.Error.WriteLineAsync($"ovop: {fault}");
    return 1;
}

return 0;

/// <summary>Made visible for the tests' in-memory host.</summary>
public partial class Program;
