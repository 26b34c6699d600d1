using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlays;

namespace Ovop.Gis.Planning.Plans;

/// <summary>The kecamatan as they follow from their kelurahan; never stored, so the two can never disagree.</summary>
public static class KecamatanLayer
{
    public static Layer DissolvedFrom(Layer kelurahan)
    {
        ArgumentNullException.ThrowIfNull(kelurahan);
        var features = kelurahan.Features
            .Where(f => f.Geometry is not null && f.Text("kecamatan_code") is not null)
            .GroupBy(f => f.Text("kecamatan_code")!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(Dissolve).ToList();

        var source = kelurahan.Collection.Description;
        var description = source with
        {
            Id = CollectionId.Kecamatan,
            Title = new LocalText("Kecamatan", "Kecamatan (districts)"),
            GeometryType = "MultiPolygon",
            Note = new LocalText("Digabung dari kelurahan; tidak disimpan tersendiri.", "Dissolved from the kelurahan; not stored on its own."),
            Style = source.Style with { StrokeWidth = source.Style.StrokeWidth * 2 },
        };
        var version = kelurahan.Collection.Version with { Layer = CollectionId.Kecamatan };
        var extent = features.Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!)));
        var collection = new Collection(description, version, features.Count, extent, [new("code", "text"), new("name", "text"), new("kelurahan_count", "integer")]);
        return new Layer(collection, features, kelurahan.Origin with { Derivation = "dissolved by kecamatan_code" });
    }

    private static Feature Dissolve(IGrouping<string, Feature> members)
    {
        var geometry = Overlay.Union([.. members.Select(f => f.Geometry!)]);
        return new Feature(members.Key, geometry, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = members.Key,
            ["name"] = members.First().Text("kecamatan") ?? members.Key,
            ["kelurahan_count"] = (long)members.Count(),
        });
    }
}
