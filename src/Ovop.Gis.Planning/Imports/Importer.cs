using System.Globalization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Checks;
using Ovop.Gis.Planning.Imports.Profiles;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports;

/// <summary>From what a file said to data that can be committed, or to all the reasons why not.</summary>
public sealed class Importer(IFeatureStore store)
{
    private const int MostFindingsOfAKind = 500;

    public async Task<ImportReport> CheckAsync(RawDataset raw, ImportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(request);
        var layer = request.Layer ?? FieldMap.Recognise(raw.Fields) ?? LayerNamed(raw.Name);
        var current = await store.ReadAsync(layer, version: null, cancellationToken).ConfigureAwait(false);
        return Check(raw, request with { Layer = layer }, current, cancellationToken);
    }

    /// <summary>The pure part.</summary>
    /// <param name="current">The layer as it is now; null where it would be new.</param>
    public static ImportReport Check(RawDataset raw, ImportRequest request, StoredLayer? current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(request);
        var layer = request.Layer ?? FieldMap.Recognise(raw.Fields) ?? LayerNamed(raw.Name);
        var findings = new FindingList(MostFindingsOfAKind);
        if (layer == CollectionId.Kecamatan || layer == CollectionId.Claims)
            findings.Error("layer-not-loadable", null, null,
                $"'{layer}' tidak dimuat: kecamatan selalu digabung dari kelurahan, klaim berasal dari data bawaan. Muat ke lapisan lain dengan --layer.",
                $"'{layer}' is not loaded: kecamatan always follow from the kelurahan, claims come with the default data. Load into another layer with --layer.");
        if (raw.Features.Count == 0)
            findings.Error("no-features", null, null, "Berkas tidak berisi satu fitur pun.", "The file holds no feature.");

        var crs = CrsCheck.Decide(raw, request, findings);
        var map = FieldMap.For(layer, raw.Fields);
        var features = Read(raw, crs.Crs, map, findings, cancellationToken);
        if (crs.Crs is not null && features.Count > 0) LandingCheck.Run(layer, crs.Crs, raw, features, findings);
        GeometryCheck.Run(layer, features, findings, cancellationToken);
        (features, var fields) = AttributeChecks.Run(layer, features, map, placed: crs.Crs is not null, findings, cancellationToken);

        var sheet = RuleProfiles.Hold(request.Profile, raw, layer, features, findings, placed: crs.Crs is not null, coverageChecked: false, cancellationToken);
        var staged = findings.HasErrors ? null : Stage(raw, layer, features, fields, current?.Collection);
        return new ImportReport(
            layer, raw.SourceFile, raw.Format, raw.Name, crs.Crs?.Id ?? "unknown", crs.Reason, raw.Encoding, raw.Features.Count,
            [.. features.Select(f => f.Attributes.GetValueOrDefault("name") as string).OfType<string>().Take(10)], map.Renamed, findings.All, staged)
        {
            SourceSha256 = raw.SourceSha256,
            Sheet = sheet,
            Counts = findings.Counts,
            BasedOn = current?.Collection.Version.Number ?? 0,
            Changes = current is null || staged is null ? null : LayerDifference.Between(
                current.Features, staged.Features, staged.Description.NameField, new EllipsoidalArea(), cancellationToken),
            Preview = staged?.Features ?? FeatureIds.Assign(layer, features),
        };
    }

    private static List<ImportedFeature> Read(RawDataset raw, Crs? crs, FieldMap map, FindingList findings, CancellationToken cancellationToken)
    {
        var toWgs84 = crs is null ? null : Reprojection.ToWgs84(crs);
        var features = new List<ImportedFeature>(raw.Features.Count);
        foreach (var record in raw.Features)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var geometry = record.Geometry;
            if (geometry is not null && GeometryCheck.HasNonFinite(geometry))
            {
                findings.Error("coordinate-not-finite", record.RecordNumber, null,
                    "Koordinat bukan bilangan (NaN atau tak hingga).", "A coordinate is not a number (NaN or infinite).");
                geometry = null;
            }
            else if (geometry is not null && toWgs84 is not null)
            {
                geometry = toWgs84.Apply(geometry);
            }

            features.Add(new ImportedFeature(record.RecordNumber, geometry, map.Read(record)));
        }

        return features;
    }

    private static StagedDataset Stage(RawDataset raw, CollectionId layer, List<ImportedFeature> features, IReadOnlyList<FieldSchema> fields, Collection? current) => new(
        LoadedLayer.Describe(raw, layer, features, fields, current), fields, FeatureIds.Assign(layer, features), raw.SourceFile, raw.SourceSha256);

    private static CollectionId LayerNamed(string name)
    {
        var slug = Slug.Of(name);
        return CollectionId.TryParse(slug, out var id) ? id : CollectionId.From("layer-" + (slug.Length == 0 ? "1" : slug.Length > 50 ? slug[..50] : slug));
    }
}
