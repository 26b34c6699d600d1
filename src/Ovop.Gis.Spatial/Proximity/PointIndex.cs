using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>Numbered places made ready for questions of what lies near: geocentric coordinates along a Hilbert curve, in flat arrays under a tree of boxes.</summary>
/// <remarks>Immutable. Distances are geodesic, on WGS 84; see <see cref="ChordDistance"/> for how, and how exactly. A distance equal to a radius is within it.</remarks>
public sealed class PointIndex
{
    internal const int LeafSize = 32;

    private readonly double[] _lonLat;
    private readonly int[] _positions;

    private PointIndex(double[] lonLat, int[] positions, double[] x, double[] y, double[] z, int[] features, SpaceTree tree) =>
        (_lonLat, _positions, X, Y, Z, Features, Tree) = (lonLat, positions, x, y, z, features, tree);

    /// <summary>How many features have a place.</summary>
    public int Count => Tree.Count;

    // Along the curve; filled up to whole leaves with what is infinitely far.
    internal double[] X { get; }
    internal double[] Y { get; }
    internal double[] Z { get; }
    internal int[] Features { get; }
    internal SpaceTree Tree { get; }

    /// <summary>Where a feature is; null where it has no place.</summary>
    public LonLat? this[int feature] => double.IsNaN(_lonLat[2 * feature]) ? null : Place(feature);

    /// <summary>The reference points of a layer's features; made at the first question that needs them, then kept with the layer.</summary>
    public static PointIndex Of(LayerSnapshot layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Derived(static l => Build([.. Enumerable.Range(0, l.Count).Select(i => ProximityQuery.ReferencePoint(l[i]))]));
    }

    /// <param name="places">By feature; null for one that has no place.</param>
    public static PointIndex Build(IReadOnlyList<LonLat?> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var lonLat = new double[2 * places.Count];
        var extent = Box.Empty;
        for (var i = 0; i < places.Count; i++)
        {
            (lonLat[2 * i], lonLat[2 * i + 1]) = places[i] is { } p ? (p.LongitudeDegrees, p.LatitudeDegrees) : (double.NaN, double.NaN);
            if (places[i] is { } q) extent = extent.Union(new Box(q.LongitudeDegrees, q.LatitudeDegrees, q.LongitudeDegrees, q.LatitudeDegrees));
        }

        var order = CurveOrder(lonLat, extent);
        var room = (order.Length + LeafSize - 1) / LeafSize * LeafSize;
        var (x, y, z) = (Far(room), Far(room), Far(room));
        var leaves = new SpaceBox[room / LeafSize];
        Array.Fill(leaves, SpaceBox.Empty);
        var (features, positions) = (new int[room], new int[places.Count]);
        for (var i = 0; i < order.Length; i++)
        {
            var feature = features[i] = (int)(uint)order[i];
            var place = SpacePoint.Of(Geodesic.Wgs84, new LonLat(lonLat[2 * feature], lonLat[2 * feature + 1]));
            (x[i], y[i], z[i], positions[feature]) = (place.X, place.Y, place.Z, i);
            leaves[i / LeafSize] = leaves[i / LeafSize].With(place);
        }

        return new PointIndex(lonLat, positions, x, y, z, features, new SpaceTree(leaves, LeafSize, order.Length));
    }

    /// <summary>All within a distance of a place, nearest first, equal distances by number.</summary>
    public void Within(LonLat from, Distance radius, NearbyPoints found)
    {
        ArgumentNullException.ThrowIfNull(found);
        new PointSearch(this, from, radius.Metres, found).Within();
    }

    /// <summary>The nearest so many, those within a distance only where one is given.</summary>
    public void Nearest(LonLat from, int count, Distance? within, NearbyPoints found)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        new PointSearch(this, from, within?.Metres ?? double.PositiveInfinity, found).Nearest(count);
    }

    /// <summary>All there are, nearest first.</summary>
    public void All(LonLat from, NearbyPoints found) => Nearest(from, int.MaxValue, within: null, found);

    internal LonLat Place(int feature) => new(_lonLat[2 * feature], _lonLat[2 * feature + 1]);

    internal SpacePoint InSpace(int feature) => _positions[feature] is var at ? new(X[at], Y[at], Z[at]) : default;

    private static double[] Far(int count)
    {
        var far = new double[count];
        Array.Fill(far, 1e100);
        return far;
    }

    /// <summary>The place on the curve above, the feature's number below, so that numbers decide ties.</summary>
    private static ulong[] CurveOrder(double[] lonLat, in Box extent)
    {
        var order = new List<ulong>(lonLat.Length / 2);
        for (var i = 0; i < lonLat.Length / 2; i++)
            if (!double.IsNaN(lonLat[2 * i])) order.Add(((ulong)PackedIndex.CurveKey(extent, lonLat[2 * i], lonLat[2 * i + 1]) << 32) | (uint)i);
        var sorted = order.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
