using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlays;

namespace Ovop.Gis.Planning.Plans;

/// <summary>The kecamatan as they follow from their kelurahan; never stored, so the two can never disagree.</summary>
/// <remarks>Their shapes are dissolved for the map; their figures are the sums of their kelurahan's, gaps and overlaps of the boundaries included.</remarks>
public static class KecamatanLayer
{
    public static Layer DissolvedFrom(Layer kelurahan)
    {
        ArgumentNullException.ThrowIfNull(kelurahan);
        var groups = Enumerable.Range(0, kelurahan.Features.Count)
            .Where(i => kelurahan.Features[i].Geometry is not null && kelurahan.Features[i].Text("kecamatan_code") is not null)
            .GroupBy(i => kelurahan.Features[i].Text("kecamatan_code")!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var features = groups.Select(g => Dissolve(g.Key, [.. g.Select(i => kelurahan.Features[i])])).ToList();

        var source = kelurahan.Collection.Description;
        var description = source with
        {
            Id = CollectionId.Kecamatan,
            Title = new LocalText("Kecamatan", "Kecamatan (districts)"),
            GeometryType = "MultiPolygon",
            Note = new LocalText("Digabung dari kelurahan; tidak disimpan tersendiri.", "Dissolved from the kelurahan; not stored on its own."),
            // Drawn over its kelurahan, so only its border.
            Style = source.Style with { Kind = "single", Field = null, Classes = [], Fill = "none", Stroke = "#39444A", StrokeWidth = 1.6 },
        };
        var version = kelurahan.Collection.Version with { Layer = CollectionId.Kecamatan };
        var extent = features.Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!)));
        var collection = new Collection(description, version, features.Count, extent, [new("code", "text"), new("name", "text"), new("kelurahan_count", "integer")]);
        return new Layer(collection, features, kelurahan.Origin with { Derivation = "dissolved by kecamatan_code" },
            new LayerComposition(kelurahan, [.. groups.Select(g => g.ToArray())]));
    }

    private static Feature Dissolve(string code, List<Feature> members)
    {
        var geometry = Overlay.Union([.. members.Select(f => f.Geometry!)]);
        return new Feature(code, geometry, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["name"] = members[0].Text("kecamatan") ?? code,
            ["kelurahan_count"] = (long)members.Count,
        });
    }
}
