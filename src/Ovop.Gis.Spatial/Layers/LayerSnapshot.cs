using System.Collections.Concurrent;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Spatial.Layers;

/// <summary>The geometries of one layer as it was at one version: immutable, with a packed index over their boxes.</summary>
/// <remarks>Coordinates are longitude, latitude in degrees on WGS 84. A feature without a geometry keeps its place as an empty one.</remarks>
public sealed class LayerSnapshot
{
    private readonly Geometry[] _geometries;
    private readonly ConcurrentDictionary<Type, Lazy<object>> _derived = new();

    private LayerSnapshot(Geometry[] geometries, PackedIndex index) => (_geometries, Index) = (geometries, index);

    public PackedIndex Index { get; }
    public int Count => _geometries.Length;
    public Geometry this[int feature] => _geometries[feature];
    public Box Extent => Index.Extent;

    public static LayerSnapshot Create(IEnumerable<Geometry?> geometries)
    {
        ArgumentNullException.ThrowIfNull(geometries);
        Geometry[] kept = [.. geometries.Select(g => g ?? GeometryFactory.Default.CreateGeometryCollection())];
        return new LayerSnapshot(kept, PackedIndex.Build(Array.ConvertAll(kept, Box.Of)));
    }

    /// <summary>What one kind of question prepares of this layer: made by whoever asks first, then kept; one of each type.</summary>
    internal T Derived<T>(Func<LayerSnapshot, T> make)
        where T : class =>
        (T)_derived.GetOrAdd(typeof(T), static (_, of) => new Lazy<object>(() => of.make(of.layer)), (layer: this, make)).Value;

    /// <summary>The features whose box meets the given one, in feature order.</summary>
    public List<int> Candidates(in Box box)
    {
        var found = new List<int>();
        Index.Query(box, found);
        found.Sort();
        return found;
    }
}
