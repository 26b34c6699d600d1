using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlays;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Features;

/// <summary>What differs between two states of a layer, by feature id.</summary>
/// <param name="AreaMovedSquareMetres">Over the features that are in both: the area that is in one of the two shapes and not in the other.</param>
/// <param name="Method">The id of the way areas were measured.</param>
public sealed record LayerDifference(
    IReadOnlyList<FeatureEntry> Added, IReadOnlyList<FeatureEntry> Removed, IReadOnlyList<FeatureChange> Changed, int Unchanged, double AreaMovedSquareMetres, string Method)
{
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0;

    public static LayerDifference Between(
        IReadOnlyList<Feature> before, IReadOnlyList<Feature> after, string? nameField, IAreaMethod method, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(method);
        var old = before.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var added = new List<FeatureEntry>();
        var changed = new List<FeatureChange>();
        var unchanged = 0;
        foreach (var feature in after)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!old.Remove(feature.Id, out var earlier)) added.Add(Entry(feature));
            else if (Change(earlier, feature) is { } change) changed.Add(change);
            else unchanged++;
        }

        var removed = before.Where(f => old.ContainsKey(f.Id)).Select(Entry).ToList();
        return new LayerDifference(added, removed, [.. changed.OrderByDescending(c => c.MovedSquareMetres)], unchanged, changed.Sum(c => c.MovedSquareMetres), method.Id);

        FeatureEntry Entry(Feature f) => new(f.Id, f.Text(nameField), AreaOf(f.Geometry, method));

        FeatureChange? Change(Feature a, Feature b)
        {
            var fields = ReferenceEquals(a.Attributes, b.Attributes) ? [] : a.Attributes.Keys.Union(b.Attributes.Keys, StringComparer.Ordinal)
                .Where(k => !Equals(a.Attributes.GetValueOrDefault(k), b.Attributes.GetValueOrDefault(k))).ToList();
            var sameShape = a.Geometry is null ? b.Geometry is null : b.Geometry is not null && FlatCoordinates.Same(a.Geometry, b.Geometry);
            return sameShape && fields.Count == 0
                ? null
                : new FeatureChange(b.Id, b.Text(nameField), fields, !sameShape, AreaOf(a.Geometry, method), AreaOf(b.Geometry, method), sameShape ? 0 : Moved(a.Geometry, b.Geometry, method));
        }
    }

    /// <summary>The area of the symmetric difference of two polygons; 0 for shapes without area.</summary>
    internal static double Moved(Geometry? a, Geometry? b, IAreaMethod method)
    {
        if (a is not IPolygonal && b is not IPolygonal) return 0;
        if (a is not IPolygonal || a.IsEmpty) return AreaOf(b, method);
        if (b is not IPolygonal || b.IsEmpty) return AreaOf(a, method);
        return AreaOf(Overlay.SymmetricDifference(Valid(a), Valid(b)).Geometry, method);
    }

    /// <summary>An overlay may fail on what is not valid; older versions may hold such shapes.</summary>
    private static Geometry Valid(Geometry shape) => new ShapeValidity().Read(shape).Fault is null ? shape : ShapeRepair.MakeValid(shape);

    private static double AreaOf(Geometry? geometry, IAreaMethod method) => geometry is IPolygonal ? method.Measure(geometry).SquareMetres : 0;
}

/// <param name="Name">What people call it; null where the layer has no names.</param>
public sealed record FeatureEntry(string Id, string? Name, double AreaSquareMetres);

/// <param name="Fields">The attributes whose values differ.</param>
public sealed record FeatureChange(
    string Id, string? Name, IReadOnlyList<string> Fields, bool ShapeChanged, double AreaBeforeSquareMetres, double AreaAfterSquareMetres, double MovedSquareMetres);
