using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Testing;

/// <summary>Builds small layers for tests.</summary>
internal static class Staged
{
    public static readonly CommitNote Note = new("tester", VersionOrigin.Load, []);

    public static StagedDataset Layer(string id, string? groupField, params (string Id, Geometry? Geometry, (string Name, object? Value)[] Attributes)[] features)
    {
        var rows = features.Select(f => new Feature(f.Id, f.Geometry, f.Attributes.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal))).ToList();
        var fields = rows.SelectMany(r => r.Attributes).DistinctBy(a => a.Key)
            .Select(a => new FieldSchema(a.Key, a.Value switch { long => "integer", double => "number", bool => "boolean", _ => "text" })).ToList();
        var type = rows.Select(r => r.Geometry?.GeometryType).Distinct().Count() == 1 ? rows[0].Geometry?.GeometryType ?? "None" : "Geometry";
        var description = new CollectionDescription(CollectionId.From(id), 0, LocalText.Same(id), "reference", type, "name", groupField, false, null,
            LocalText.Same("test"), LocalText.Same("test"), LayerStyle.Plain);
        return new StagedDataset(description, fields, rows, "test.geojson", new string('0', 64));
    }

    public static StagedDataset Kelurahan(params (string Code, string Name, string Kecamatan, Geometry Geometry)[] features) => Layer("kelurahan", null,
        [.. features.Select(f => (f.Code, (Geometry?)f.Geometry, new (string, object?)[] { ("code", f.Code), ("name", f.Name), ("kecamatan_code", f.Code[..8]), ("kecamatan", f.Kecamatan) }))]);

    public static StagedDataset Zones(params (string Zone, Geometry Geometry)[] features) => Layer("zones", "zone",
        [.. features.Select((f, i) => ($"{f.Zone}-{i}", (Geometry?)f.Geometry, new (string, object?)[] { ("zone", f.Zone), ("name", "Zone " + f.Zone) }))]);
}
