using System.Text.Json;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.DefaultData;

/// <summary>The layers that a new store starts with, from the files in geodata/ that are shipped beside the program.</summary>
public static class DefaultDataset
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "geodata", "singkawang");

    /// <exception cref="StoreException">The files are not there.</exception>
    public static async Task<IReadOnlyList<StagedDataset>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var manifestPath = Path.Combine(folder, "manifest.json");
        if (!File.Exists(manifestPath))
            throw new StoreException($"The default data are not at {folder}.", "Build the program again, or give the path of a store with --store.");

        await using var stream = File.OpenRead(manifestPath);
        var manifest = (await JsonSerializer.DeserializeAsync<Manifest>(stream, WireJson.Options, cancellationToken).ConfigureAwait(false))!;
        var layers = new List<StagedDataset>();
        foreach (var entry in manifest.Layers)
            layers.Add(await ReadLayerAsync(folder, entry, layers.Count, cancellationToken).ConfigureAwait(false));
        layers.Add(await ClaimFile.ReadAsync(Path.Combine(folder, "claims.json"), layers.Count, cancellationToken).ConfigureAwait(false));
        return layers;
    }

    private static async Task<StagedDataset> ReadLayerAsync(string folder, ManifestLayer entry, int order, CancellationToken cancellationToken)
    {
        var raw = await new DatasetReaders().ReadAsync(Path.Combine(folder, entry.File), new ReadOptions(), cancellationToken).ConfigureAwait(false);
        var fields = raw.Fields.Where(f => f.Name != "id").Select(f => new FieldSchema(f.Name, f.Type is "integer" or "number" or "boolean" ? f.Type : "text")).ToList();
        var features = raw.Features.Select(f => new Feature(
            Convert.ToString(f.Attributes.GetValueOrDefault(entry.IdField) ?? f.Attributes.GetValueOrDefault("id"), System.Globalization.CultureInfo.InvariantCulture)!,
            f.Geometry,
            fields.ToDictionary(x => x.Name, x => f.Attributes.GetValueOrDefault(x.Name), StringComparer.Ordinal))).ToList();
        var description = new CollectionDescription(
            CollectionId.From(entry.Id), order, entry.Title, entry.Role, entry.GeometryType, entry.NameField, entry.ZoneField,
            entry.Indicative, entry.BoundaryAccuracyMetres, entry.Source, entry.Note, entry.Style with { Classes = entry.Style.Classes ?? [] });
        return new StagedDataset(description, fields, features, raw.SourceFile, raw.SourceSha256);
    }

    private sealed record Manifest(IReadOnlyList<ManifestLayer> Layers);

    private sealed record ManifestLayer(
        string Id, string File, LocalText Title, string Role, string IdField, string? NameField, string? ZoneField, string GeometryType,
        bool Indicative, double? BoundaryAccuracyMetres, LocalText Source, LocalText Note, LayerStyle Style);
}
