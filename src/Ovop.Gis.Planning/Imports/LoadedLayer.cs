using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Imports;

/// <summary>How a loaded layer presents itself: as the layer it replaces, with its new source; a new one by its geometry.</summary>
internal static class LoadedLayer
{
    private const double AccuracyAt25kMetres = 10;

    public static CollectionDescription Describe(
        RawDataset raw, CollectionId layer, List<ImportedFeature> features, IReadOnlyList<FieldSchema> fields, Collection? current, double? accuracyMetres)
    {
        var description = current?.Description ?? New(layer, raw.Name, features);
        description = description with
        {
            GeometryType = GeometryTypeOf(features),
            Indicative = false,
            BoundaryAccuracyMetres = accuracyMetres ?? AccuracyAt25kMetres,
            NameField = Known("name"),
            GroupField = layer == CollectionId.Zones ? "zone" : Known(description.GroupField),
            Source = LocalText.Same($"{raw.SourceFile} ({raw.Name})"),
            Note = Note(accuracyMetres),
        };
        return layer == CollectionId.Zones ? description with { Style = ZoneStyle(description.Style, features, isRdtr: IsRdtr(raw.Fields)) } : description;

        string? Known(string? field) => fields.Any(f => f.Name == field) ? field : null;
    }

    private static LocalText Note(double? accuracyMetres) => accuracyMetres is { } metres
        ? new($"Dimuat pengguna, yang menyatakan ketelitian batasnya {metres.ToString("#,0.##", LocalNumbers.Id)} m.",
            $"Loaded by a user, who states that boundaries are within {metres.ToString("#,0.##", LocalNumbers.En)} m.")
        : new("Dimuat pengguna; ketelitian batas dianggap 10 m (1:25.000).", "Loaded by a user; boundaries are taken to be within 10 m (1:25,000).");

    private static CollectionDescription New(CollectionId layer, string name, List<ImportedFeature> features)
    {
        var role = GeometryTypeOf(features) switch
        {
            "Point" or "MultiPoint" => "points",
            "LineString" or "MultiLineString" => "lines",
            _ => "reference",
        };
        return new CollectionDescription(layer, 100, LocalText.Same(name), role, "Geometry", null, null, false, null, LocalText.Same(""), LocalText.Same(""), LayerStyle.Plain);
    }

    /// <summary>KODZON is of detailed plans; only there do R, K and KT mean what they mean.</summary>
    private static bool IsRdtr(IReadOnlyList<RawField> fields) => fields.Any(f => f.Name.Equals("KODZON", StringComparison.OrdinalIgnoreCase));

    /// <summary>Zones that the layer had keep their looks; the others get the published colours; in the order of a plan's legend.</summary>
    private static LayerStyle ZoneStyle(LayerStyle style, List<ImportedFeature> features, bool isRdtr)
    {
        var known = style.Classes.ToDictionary(c => c.Value, StringComparer.Ordinal);
        var zones = features.Select(f => (Zone: f.Text("zone")!, Name: f.Text("name") ?? f.Text("zone")!)).DistinctBy(z => z.Zone, StringComparer.Ordinal)
            .OrderBy(z => ZoneColours.Order(isRdtr ? z.Zone : null, z.Name));
        return style with { Kind = "categorised", Field = "zone", Classes = [.. zones.Select((z, i) => known.GetValueOrDefault(z.Zone) ?? ZoneColours.ClassFor(z.Zone, z.Name, i, isRdtr))] };
    }

    private static string GeometryTypeOf(List<ImportedFeature> features)
    {
        var types = features.Where(f => f.Geometry is not null).Select(f => f.Geometry!.GeometryType).Distinct(StringComparer.Ordinal).ToList();
        return types switch
        {
            [var only] => only,
            [_, _] when types.TrueForAll(t => t is "Polygon" or "MultiPolygon") => "MultiPolygon",
            [_, _] when types.TrueForAll(t => t is "LineString" or "MultiLineString") => "MultiLineString",
            _ => "Geometry",
        };
    }
}
