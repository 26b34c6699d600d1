using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports;

/// <summary>Takes the records of a file to longitude and latitude and under the layer's field names, on all cores.</summary>
internal static class RecordReading
{
    public static List<ImportedFeature> Run(RawDataset raw, Crs? crs, bool swapAxes, FieldMap map, CancellationToken cancellationToken)
    {
        var features = new ImportedFeature[raw.Features.Count];
        Parallel.For(0, features.Length, new ParallelOptions { CancellationToken = cancellationToken }, () => crs is null ? null : Reprojection.ToWgs84(crs), (i, _, toWgs84) =>
        {
            var record = raw.Features[i];
            features[i] = new ImportedFeature(record.RecordNumber, Place(record.Geometry), map.Read(record))
            {
                Fault = record.Fault is { Salvaged: { } salvaged } fault ? fault with { Salvaged = Place(salvaged) } : record.Fault,
            };
            return toWgs84;

            Geometry? Place(Geometry? geometry)
            {
                if (geometry is null) return null;
                if (swapAxes) geometry = FlatCoordinates.Swapped(geometry);
                return toWgs84 is null ? geometry : toWgs84.Apply(geometry);
            }
        }, _ => { });
        return [.. features];
    }

    /// <summary>The box of all coordinates as the file gives them, those that are no numbers left out.</summary>
    public static Box RawExtent(RawDataset raw) =>
        raw.Features.Select(f => f.Geometry ?? f.Fault?.Salvaged).Where(g => g is { IsEmpty: false }).Select(g => Box.Of(g!)).Where(IsFinite).Aggregate(Box.Empty, (all, box) => all.Union(box));

    public static Box Extent(IEnumerable<ImportedFeature> features) =>
        features.Select(f => f.Geometry ?? f.Fault?.Salvaged).Where(g => g is { IsEmpty: false }).Select(g => Box.Of(g!)).Where(IsFinite).Aggregate(Box.Empty, (all, box) => all.Union(box));

    private static bool IsFinite(Box box) => double.IsFinite(box.MinX) && double.IsFinite(box.MinY) && double.IsFinite(box.MaxX) && double.IsFinite(box.MaxY);
}
