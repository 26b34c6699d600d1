using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.Json;

/// <summary>A layer's history as it is told on every outside, newest first.</summary>
public sealed record VersionList(string Layer, IReadOnlyList<VersionEntry> Versions)
{
    public static VersionList From(CollectionId layer, IReadOnlyList<VersionRecord> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new(layer.ToString(), [.. history.Select((v, i) => VersionEntry.From(v, current: i == 0))]);
    }

    public ReportTable ToTable() => new(
        ["version", "current", "committed_at", "by", "origin", "features", "source_file", "repairs", "restored_from", "report", "content_sha256", "source_sha256"],
        [.. Versions.Select(v => (IReadOnlyList<object?>)
        [
            (long)v.Number, v.Current ? "yes" : "", v.CommittedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), v.By, WireJson.Word(v.Origin),
            (long)v.FeatureCount, v.SourceFile, string.Join(' ', v.Repairs), (long?)v.RestoredFrom, v.HasReport ? "yes" : "", v.ContentSha256, v.SourceSha256,
        ])]);
}

/// <param name="Current">True for the newest.</param>
/// <param name="CommittedAt">In Western Indonesian Time.</param>
public sealed record VersionEntry(
    int Number, string ContentSha256, int FeatureCount, DateTimeOffset CommittedAt, string By, VersionOrigin Origin, string SourceFile, string SourceSha256,
    IReadOnlyList<string> Repairs, int? RestoredFrom, bool HasReport, bool Current)
{
    public static VersionEntry From(VersionRecord record, bool current)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(record.Version.Number, record.Version.ContentSha256, record.FeatureCount, record.CommittedAt.ToOffset(LayerMoment.Wib), record.By, record.Origin,
            record.SourceFile, record.SourceSha256, record.Repairs, record.RestoredFrom, record.HasReport, current);
    }
}
