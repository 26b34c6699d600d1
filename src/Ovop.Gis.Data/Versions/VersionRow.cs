using System.Text.Json;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.Versions;

/// <summary>One version as a store keeps it beside the features.</summary>
/// <param name="Table">Where its features are; null of a withdrawal, and of versions that an older release did not keep.</param>
/// <param name="Description">The layer's description as JSON; as Fields, null where there is no table.</param>
internal sealed record VersionRow(VersionRecord Record, string? Table, string? Description, string? Fields, Box Extent)
{
    public DatasetVersion Version => Record.Version;

    public static VersionRow New(StagedDataset dataset, CommitNote note, int number, DateTimeOffset now, string table) => new(
        new VersionRecord(new DatasetVersion(dataset.Description.Id, number, dataset.ContentSha256), dataset.Features.Count, now, note.By, note.Origin,
            dataset.SourceFile, dataset.SourceSha256, note.Repairs, null, note.ReportJson is not null),
        table, Json(dataset.Description), Json(dataset.Fields), ExtentOf(dataset.Features));

    /// <summary>The version that brings this one back.</summary>
    public VersionRow Restored(int number, string by, DateTimeOffset now, string table) => this with
    {
        Record = Next(number, by, now, Version.ContentSha256) with { Origin = VersionOrigin.Rollback, RestoredFrom = Version.Number },
        Table = table,
    };

    /// <summary>The version that takes the layer away.</summary>
    public VersionRow Withdrawn(int number, string by, DateTimeOffset now) => new(
        Next(number, by, now, ContentDigest.Of([])) with { Origin = VersionOrigin.Withdrawal, RestoredFrom = null, FeatureCount = 0 }, null, null, null, Box.Empty);

    /// <exception cref="InvalidOperationException">The version has no content.</exception>
    public Collection Collection()
    {
        if (Description is null || Fields is null) throw new InvalidOperationException($"Version {Version.Number} of {Version.Layer} has no content.");
        return new Collection(JsonSerializer.Deserialize<CollectionDescription>(Description, WireJson.Options)!, Version, Record.FeatureCount, Extent,
            JsonSerializer.Deserialize<List<FieldSchema>>(Fields, WireJson.Options)!);
    }

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);

    public static string TextOf(VersionOrigin origin) => JsonNamingPolicy.KebabCaseLower.ConvertName(origin.ToString());

    public static VersionOrigin OriginOf(string text) => Enum.GetValues<VersionOrigin>().First(origin => TextOf(origin) == text);

    public static IReadOnlyList<string> RepairsOf(string json) => JsonSerializer.Deserialize<List<string>>(json, WireJson.Options)!;

    /// <summary>As exact as both stores can keep it.</summary>
    public static DateTimeOffset Instant(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private VersionRecord Next(int number, string by, DateTimeOffset now, string content) => Record with
    {
        Version = new DatasetVersion(Version.Layer, number, content), CommittedAt = now, By = by, HasReport = false,
    };

    private static Box ExtentOf(IReadOnlyList<Feature> features)
    {
        var extent = Box.Empty;
        foreach (var feature in features)
            if (feature.Geometry is { } geometry) extent = extent.Union(Box.Of(geometry));
        return extent;
    }
}
