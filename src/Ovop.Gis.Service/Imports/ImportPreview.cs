using NetTopologySuite.Geometries;
using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Service.Imports;

/// <summary>The layer as it would be stored, each feature with how it differs from the newest version.</summary>
internal static class ImportPreview
{
    private const string Change = "_change";

    public static async Task WriteAsync(string path, ImportReport report, IFeatureStore store, CancellationToken cancellationToken)
    {
        var current = report.BasedOn == 0 ? null : await store.ReadAsync(report.Layer, report.BasedOn, cancellationToken);
        var before = current?.Features.ToDictionary(f => f.Id, StringComparer.Ordinal) ?? [];
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        GeoJsonWriter.Write(file, report.Preview.Select(f =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var attributes = new Dictionary<string, object?>(f.Attributes, StringComparer.Ordinal) { [Change] = ChangeOf(f, before.GetValueOrDefault(f.Id)) };
            return (f.Id, Drawable(f), (IReadOnlyDictionary<string, object?>)attributes);
        }), decimals: 7);
    }

    private static string ChangeOf(Feature feature, Feature? before)
    {
        if (before is null) return "added";
        var sameShape = feature.Geometry is null ? before.Geometry is null : before.Geometry is not null && feature.Geometry.EqualsExact(before.Geometry);
        return sameShape && feature.Attributes.Keys.Union(before.Attributes.Keys, StringComparer.Ordinal)
            .All(k => Equals(feature.Attributes.GetValueOrDefault(k), before.Attributes.GetValueOrDefault(k))) ? "unchanged" : "changed";
    }

    /// <summary>JSON has no word for a coordinate that is not a number; such a shape is left out, its finding stands.</summary>
    private static Geometry? Drawable(Feature feature)
    {
        var filter = new FiniteFilter();
        feature.Geometry?.Apply(filter);
        return filter.Done ? null : feature.Geometry;
    }

    private sealed class FiniteFilter : IEntireCoordinateSequenceFilter
    {
        public bool Done { get; private set; }
        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++) Done |= !double.IsFinite(seq.GetX(i)) || !double.IsFinite(seq.GetY(i));
        }
    }
}
