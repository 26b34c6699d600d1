using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>All that a layer's attributes are asked, by what the layer is.</summary>
internal static class AttributeChecks
{
    /// <param name="placed">The shapes are in longitude and latitude, so that areas can be measured.</param>
    /// <returns>The features with what follows from their attributes filled in, and the fields they then have.</returns>
    public static (List<ImportedFeature> Features, IReadOnlyList<FieldSchema> Fields) Run(
        CollectionId layer, List<ImportedFeature> features, FieldMap map, bool placed, FindingList findings, CancellationToken cancellationToken)
    {
        if (map.LeftOut.Count > 0)
            findings.Info("layer-units-left-out",
                $"Kolom {string.Join(", ", map.LeftOut)} dihitung perangkat GIS dalam satuan lapisan itu sendiri (derajat pada koordinat geografis), bukan luas; kolom ini tidak dimuat. Luas dihitung ulang secara geodesik.",
                $"The fields {string.Join(", ", map.LeftOut)} were measured by a GIS program in the layer's own units (degrees where it is geographic) and are no areas; they are not loaded. Areas are computed anew, geodesically.");
        var (named, columns) = layer == CollectionId.Kelurahan ? KelurahanCheck.Run(features, map, findings)
            : layer == CollectionId.Zones ? ZoneCheck.Run(features, map, findings)
            : (features, map.Columns);
        if (layer != CollectionId.Kelurahan) RegionNameCheck.Run(named, findings, cancellationToken);
        if (placed) DeclaredAreaCheck.Run(named, findings, cancellationToken);
        return (named, columns.Fields);
    }
}
