using System.Security.Cryptography;
using System.Text.Json;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.DefaultData;

/// <summary>The published figures, one row each, as a layer without places.</summary>
internal static class ClaimFile
{
    private static readonly FieldSchema[] Fields =
    [
        new("level", "text"), new("code", "text"), new("name", "text"), new("quantity", "text"), new("square_metres", "number"), new("share_ratio", "number"),
        new("share_of", "text"), new("as_printed", "text"), new("series", "text"), new("source_title", "text"), new("source_year", "text"),
        new("source_section", "text"), new("confidence", "text"), new("note_id", "text"), new("note_en", "text"),
    ];

    public static async Task<StagedDataset> ReadAsync(string path, int order, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        var document = JsonSerializer.Deserialize<Document>(bytes, WireJson.Options)!;
        var description = new CollectionDescription(
            CollectionId.Claims, order, new LocalText("Angka terbit", "Published figures"), "table", "None", "name", null, false, null,
            new LocalText("Makalah, BPS, Kementerian Dalam Negeri dan lain-lain; sumber pada tiap baris", "The paper, BPS, the Ministry of Home Affairs and others; the source in each row"),
            new LocalText("Angka sebagaimana terbit, belum tentu benar.", "Figures as they were published, not necessarily right."), LayerStyle.Plain);
        return new StagedDataset(description, Fields, [.. document.Claims.Select(Row)], Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static Feature Row(Entry claim) => new(claim.Id, null, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["level"] = claim.Subject.Level,
        ["code"] = claim.Subject.Code,
        ["name"] = claim.Subject.Name,
        ["quantity"] = claim.Quantity,
        ["square_metres"] = claim.SquareMetres,
        ["share_ratio"] = claim.ShareRatio,
        ["share_of"] = claim.ShareOf,
        ["as_printed"] = claim.AsPrinted,
        ["series"] = claim.Series,
        ["source_title"] = claim.Source.Title,
        ["source_year"] = claim.Source.Year.ToString(),
        ["source_section"] = claim.Source.Section,
        ["confidence"] = claim.Confidence,
        ["note_id"] = claim.Note?.Id,
        ["note_en"] = claim.Note?.En,
    });

    private sealed record Document(IReadOnlyList<Entry> Claims);

    private sealed record Entry(
        string Id, Subject Subject, string Quantity, double? SquareMetres, double? ShareRatio, string? ShareOf, string AsPrinted, string Series,
        Source Source, string Confidence, LocalText? Note);

    private sealed record Subject(string Level, string Code, string Name);

    private sealed record Source(string Title, JsonElement Year, string Section);
}
