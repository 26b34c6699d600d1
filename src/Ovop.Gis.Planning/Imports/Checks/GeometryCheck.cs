using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Are the shapes there, of the kind the layer needs, and valid by the rules of OGC Simple Features?</summary>
internal static class GeometryCheck
{
    public static void Run(CollectionId layer, List<ImportedFeature> features, FindingList findings, CancellationToken cancellationToken)
    {
        var polygonsOnly = layer == CollectionId.Kelurahan || layer == CollectionId.Zones;
        foreach (var feature in features)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (feature.Geometry is not { IsEmpty: false } geometry)
            {
                findings.Error("geometry-missing", feature.Record, null,
                    "Rekaman tidak memiliki bentuk. Isi atau hapus rekaman ini.", "The record has no shape. Give it one or delete the record.");
                continue;
            }

            if (polygonsOnly && geometry is not (Polygon or MultiPolygon))
                findings.Error("geometry-not-polygon", feature.Record, null,
                    $"Bentuknya {geometry.GeometryType}; lapisan '{layer}' memerlukan poligon.", $"Its shape is a {geometry.GeometryType}; the layer '{layer}' needs polygons.");

            if (new IsValidOp(geometry).ValidationError is { } error)
                findings.Error("geometry-invalid", feature.Record, error.Coordinate is { } c ? new Place(c.X, c.Y) : null,
                    $"Poligon tidak sah: {error.Message}{At(error.Coordinate)}. Perbaiki bentuknya, misalnya dengan 'Fix geometries' di QGIS.",
                    $"The polygon is not valid: {error.Message}{At(error.Coordinate)}. Mend the shape, for example by 'Fix geometries' in QGIS.");
        }
    }

    public static bool HasNonFinite(Geometry geometry)
    {
        var filter = new FiniteFilter();
        geometry.Apply(filter);
        return filter.Done;
    }

    private static string At(Coordinate? c) => c is null ? "" : FormattableString.Invariant($" at {c.X:0.######}, {c.Y:0.######}");

    private sealed class FiniteFilter : ICoordinateSequenceFilter
    {
        public bool Done { get; private set; }
        public bool GeometryChanged => false;
        public void Filter(CoordinateSequence seq, int i) => Done |= !double.IsFinite(seq.GetX(i)) || !double.IsFinite(seq.GetY(i));
    }
}
