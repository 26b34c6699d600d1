using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Proximity;

namespace Ovop.Gis.Spatial.Layers;

/// <summary>The geometries of one layer as it was at one version: immutable, with a packed index over their boxes.</summary>
/// <remarks>Coordinates are longitude, latitude in degrees on WGS 84. A feature without a geometry keeps its place as an empty one.</remarks>
public sealed class LayerSnapshot
{
    private readonly Geometry[] _geometries;
    private readonly Lazy<PointIndex> _points;
    private readonly Lazy<OutlineIndex> _outlines;

    private LayerSnapshot(Geometry[] geometries, PackedIndex index)
    {
        (_geometries, Index) = (geometries, index);
        _points = new(() => PointIndex.Build(Array.ConvertAll(_geometries, ProximityQuery.ReferencePoint)));
        _outlines = new(() => new OutlineIndex(_geometries));
    }

    public PackedIndex Index { get; }
    public int Count => _geometries.Length;
    public Geometry this[int feature] => _geometries[feature];
    public Box Extent => Index.Extent;

    /// <summary>The features' reference points, made ready at the first question that needs them.</summary>
    public PointIndex Points => _points.Value;

    /// <summary>The features' outlines, each made ready at the first question that needs it.</summary>
    internal OutlineIndex Outlines => _outlines.Value;

    public static LayerSnapshot Create(IEnumerable<Geometry?> geometries)
    {
        ArgumentNullException.ThrowIfNull(geometries);
        Geometry[] kept = [.. geometries.Select(g => g ?? GeometryFactory.Default.CreateGeometryCollection())];
        return new LayerSnapshot(kept, PackedIndex.Build(Array.ConvertAll(kept, Box.Of)));
    }

    /// <summary>The features whose box meets the given one, in feature order.</summary>
    public List<int> Candidates(in Box box)
    {
        var found = new List<int>();
        Index.Query(box, found);
        found.Sort();
        return found;
    }
}
