using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Checks;
using Ovop.Gis.Planning.Imports.Profiles;
using Ovop.Gis.Planning.Imports.Repairs;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
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
        var kelurahan = layer == CollectionId.Kelurahan ? current : await store.ReadAsync(CollectionId.Kelurahan, version: null, cancellationToken).ConfigureAwait(false);
        return Check(raw, request with { Layer = layer }, current, kelurahan, cancellationToken);
    }

    /// <summary>The pure part, of a layer that is held against no kelurahan but its own.</summary>
    public static ImportReport Check(RawDataset raw, ImportRequest request, StoredLayer? current, CancellationToken cancellationToken) =>
        Check(raw, request, current, current?.Collection.Id == CollectionId.Kelurahan ? current : null, cancellationToken);

    /// <summary>The pure part.</summary>
    /// <param name="current">The layer as it is now; null where it would be new.</param>
    /// <param name="kelurahan">The kelurahan as they are now, which a boundary layer is held against; null where there are none.</param>
    /// <exception cref="Analyses.RefusedException">A repair that was asked for does not exist.</exception>
    public static ImportReport Check(RawDataset raw, ImportRequest request, StoredLayer? current, StoredLayer? kelurahan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(request);
        RepairRun.RequireKnown(request.Repairs);
        var layer = request.Layer ?? FieldMap.Recognise(raw.Fields) ?? LayerNamed(raw.Name);
        var findings = new FindingList(MostFindingsOfAKind);
        if (layer == CollectionId.Kecamatan || layer == CollectionId.Claims)
            findings.Error("layer-not-loadable", null, null,
                $"'{layer}' tidak dimuat: kecamatan selalu digabung dari kelurahan, klaim berasal dari data bawaan. Muat ke lapisan lain dengan --layer.",
                $"'{layer}' is not loaded: kecamatan always follow from the kelurahan, claims come with the default data. Load into another layer with --layer.");
        if (raw.Features.Count == 0)
            findings.Error("no-features", null, null, "Berkas tidak berisi satu fitur pun.", "The file holds no feature.");

        ReadingCheck.Report(raw, findings);
        var rawExtent = RecordReading.RawExtent(raw);
        Crs? declared = null;
        var mends = new Lazy<IReadOnlyList<LandingMend>>(() => LandingMends.Find(rawExtent, declared, request.SwapAxes));
        var (crs, crsReason) = CrsCheck.Decide(raw, request, mends, findings);
        declared = crs;
        var map = FieldMap.For(layer, raw.Fields);
        var features = RecordReading.Run(raw, crs, request.SwapAxes, map, cancellationToken);
        var extent = crs is null ? Box.Empty : RecordReading.Extent(features);
        var landing = LandingCheck.Run(layer, crs, request.SwapAxes, rawExtent, extent, mends, findings);

        // What lies nowhere on the earth has no area and no repair.
        var mayRepair = crs is not null && extent is { IsEmpty: true } or { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 };
        var repairs = new RepairRun(raw.Rings, request.Repairs, features, cancellationToken);
        if (mayRepair) repairs.RepairShapes();
        var coverage = mayRepair ? repairs.RepairCoverage(layer, findings) : null;
        features = repairs.Features;
        GeometryCheck.Report(layer, raw.Rings, features, repairs.Readings, findings);
        if (coverage is not null) CoverageCheck.Report(features, coverage, findings);
        if (mayRepair) GeneralisationCheck.Run(layer, features, kelurahan, findings, cancellationToken);
        (features, var fields) = AttributeChecks.Run(layer, features, map, placed: crs is not null, findings, cancellationToken);

        var sheet = RuleProfiles.Hold(request.Profile, raw, layer, features, findings, placed: crs is not null, coverageChecked: coverage is not null, cancellationToken);
        var staged = findings.HasErrors ? null : Stage(raw, layer, features, fields, current?.Collection, request.BoundaryAccuracyMetres);
        return new ImportReport(
            layer, raw.SourceFile, raw.Format, raw.Name, crs?.Id ?? "unknown", crsReason, raw.Encoding, raw.Features.Count,
            [.. features.Select(f => f.Attributes.GetValueOrDefault("name") as string).OfType<string>().Take(10)], map.Renamed, findings.All, staged)
        {
            SourceSha256 = raw.SourceSha256,
            Landing = landing,
            Repairs = repairs.Offers,
            Sheet = sheet,
            Counts = findings.Counts,
            BasedOn = current?.Collection.Version.Number ?? 0,
            Base = current?.Collection.Version,
            Changes = current is null || staged is null ? null : LayerDifference.Between(
                current.Features, staged.Features, staged.Description.NameField, new EllipsoidalArea(), cancellationToken),
            Preview = staged?.Features ?? FeatureIds.Assign(layer, features),
        };
    }

    private static StagedDataset Stage(RawDataset raw, CollectionId layer, List<ImportedFeature> features, IReadOnlyList<FieldSchema> fields, Collection? current, double? accuracyMetres) => new(
        LoadedLayer.Describe(raw, layer, features, fields, current, accuracyMetres), fields, FeatureIds.Assign(layer, features), raw.SourceFile, raw.SourceSha256);

    private static CollectionId LayerNamed(string name)
    {
        var slug = Slug.Of(name);
        return CollectionId.TryParse(slug, out var id) ? id : CollectionId.From("layer-" + (slug.Length == 0 ? "1" : slug.Length > 50 ? slug[..50] : slug));
    }
}
