using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Are the shapes there, of the kind the layer needs, and valid by the rules of OGC Simple Features?</summary>
internal static class GeometryCheck
{
    private static readonly LocalText NotFinite = new("Koordinat bukan bilangan (NaN atau tak hingga), atau di luar jangkauan sistem koordinatnya.",
        "A coordinate is not a number (NaN or infinite), or lies beyond the reach of its reference system.");

    /// <summary>One look at every shape, on all cores; null where there is none.</summary>
    public static ShapeReading?[] Read(List<ImportedFeature> features, CancellationToken cancellationToken)
    {
        var readings = new ShapeReading?[features.Count];
        Parallel.For(0, features.Count, new ParallelOptions { CancellationToken = cancellationToken }, () => new ShapeValidity(), (i, _, validity) =>
        {
            if (features[i].Geometry is { IsEmpty: false } geometry) readings[i] = validity.Read(geometry);
            return validity;
        }, _ => { });
        return readings;
    }

    /// <summary>Shapes with a coordinate that is no number become faults, so that nothing later meets them.</summary>
    public static void SetAsideNotFinite(List<ImportedFeature> features, ShapeReading?[] readings)
    {
        for (var i = 0; i < features.Count; i++)
        {
            if (readings[i]?.Fault?.Kind != ValidityFaultKind.CoordinateNotFinite) continue;
            features[i] = features[i] with { Geometry = null, Fault = new RawFault("coordinate-not-finite", NotFinite, null) };
            readings[i] = null;
        }
    }

    public static void Report(CollectionId layer, RingConvention? convention, List<ImportedFeature> features, ShapeReading?[] readings, FindingList findings)
    {
        var polygonsOnly = layer == CollectionId.Kelurahan || layer == CollectionId.Zones;
        for (var i = 0; i < features.Count; i++)
        {
            var feature = features[i];
            if (readings[i] is not { } reading)
            {
                findings.Add(Missing(feature));
                continue;
            }

            if (polygonsOnly && feature.Geometry is not IPolygonal)
                findings.Add(Of("geometry-not-polygon", Severity.Error, feature, null,
                    $"Bentuknya {feature.Geometry!.GeometryType}; lapisan '{layer}' memerlukan poligon.", $"Its shape is a {feature.Geometry.GeometryType}; the layer '{layer}' needs polygons."));
            if (reading.Fault is { } fault) findings.Add(Invalid(feature, fault));
            if (reading.DuplicateVertices > 0)
                findings.Add(Of("duplicate-vertices", Severity.Info, feature, RepairIds.RemoveDuplicateVertices,
                    $"{reading.DuplicateVertices} titik mengulang titik sebelumnya. Buang dengan --repair {RepairIds.RemoveDuplicateVertices}.",
                    $"{reading.DuplicateVertices} vertices only repeat the one before. Remove them with --repair {RepairIds.RemoveDuplicateVertices}."));
            if (RingRule.WrongRings(convention, reading) is var wrong and > 0)
                findings.Add(Of("ring-orientation", Severity.Warning, feature, RepairIds.FixOrientation,
                    $"{wrong} dari {reading.Rings} cincin batas berputar ke arah yang salah menurut {convention!.Source}. Balik dengan --repair {RepairIds.FixOrientation}.",
                    $"{wrong} of {reading.Rings} rings run the wrong way by {convention!.Source}. Turn them with --repair {RepairIds.FixOrientation}."));
        }
    }

    private static Finding Missing(ImportedFeature feature)
    {
        if (feature.Fault is not { } fault)
            return Of("geometry-missing", Severity.Error, feature, RepairIds.RemoveEmpty,
                $"Rekaman tidak memiliki bentuk. Isi bentuknya, atau buang rekaman ini dengan --repair {RepairIds.RemoveEmpty}.",
                $"The record has no shape. Give it one, or drop the record with --repair {RepairIds.RemoveEmpty}.");
        return fault.Salvaged is null
            ? Of(fault.Code, Severity.Error, feature, null, fault.Text.Id, fault.Text.En)
            : Of(fault.Code, Severity.Error, feature, RepairIds.MakeValid,
                $"{fault.Text.Id} Perbaiki dengan --repair {RepairIds.MakeValid}.", $"{fault.Text.En} Mend it with --repair {RepairIds.MakeValid}.");
    }

    private static Finding Invalid(ImportedFeature feature, ValidityFault fault)
    {
        var what = ValidityTexts.Of(fault.Kind);
        var at = fault.Place is var (x, y) ? FormattableString.Invariant($"{x:0.######}, {y:0.######}") : null;
        return Of("geometry-invalid", Severity.Error, feature, RepairIds.MakeValid,
            $"Bentuknya tidak sah: {what.Id}{(at is null ? "" : $" di {at}")}. Perbaiki dengan --repair {RepairIds.MakeValid}.",
            $"The shape is not valid: {what.En}{(at is null ? "" : $" at {at}")}. Mend it with --repair {RepairIds.MakeValid}.") with
        {
            Location = fault.Place is var (lon, lat) ? new Place(lon, lat) : null,
        };
    }

    private static Finding Of(string code, Severity severity, ImportedFeature feature, string? repair, string id, string en) =>
        new(code, severity, feature.Record, Somewhere(feature.Geometry), new LocalText(id, en)) { Feature = feature.Label, Repair = repair };

    private static Place? Somewhere(Geometry? geometry) => geometry is { IsEmpty: false } && geometry.Coordinate is { } c ? new Place(c.X, c.Y) : null;
}
