using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>One question put to a <see cref="PointIndex"/>.</summary>
internal readonly ref struct PointSearch
{
    private readonly PointIndex _index;
    private readonly LonLat _from;
    private readonly double _radiusMetres;
    private readonly NearbyPoints _found;
    private readonly SpacePoint _at;
    private readonly double _most2;
    private readonly double _sure2;

    internal PointSearch(PointIndex index, LonLat from, double radiusMetres, NearbyPoints found)
    {
        (_index, _from, _radiusMetres, _found) = (index, from, radiusMetres, found);
        _at = SpacePoint.Of(Geodesic.Wgs84, from);
        var (most, sure) = (ChordDistance.LongestChordMetres(radiusMetres), ChordDistance.SureChordMetres(radiusMetres));
        (_most2, _sure2) = (most * most, sure * sure);
        found.RawCount = 0;
    }

    internal void Within()
    {
        if (!_index.Tree.IsEmpty) Visit(_index.Tree.Root);
        DecideDoubtful();
        _found.Arrange();
    }

    internal void Nearest(int count)
    {
        if (count < _index.Count)
        {
            if (count > 0) new NearestPoints(_index, _at, _from, _radiusMetres, count, _found).Search();
            _found.Arrange();
            return;
        }

        Within();
    }

    private void Visit(SpaceTree.Node node)
    {
        ref readonly var box = ref _index.Tree.Box(node);
        if (box.LeastSquared(_at) > _most2) return;
        if (box.MostSquared(_at) < _sure2)
        {
            var (first, end) = _index.Tree.Things(node);
            TakeAll(first, end);
        }
        else if (node.IsLeaf) TakeSome(node.Number * PointIndex.LeafSize);
        else
        {
            var (first, end) = _index.Tree.Children(node);
            for (var child = first; child < end; child++) Visit(new SpaceTree.Node(node.Level - 1, child));
        }
    }

    private void TakeAll(int first, int end)
    {
        // Whole leaves are measured; of the last one the filling is then left off.
        _found.Reserve(end - first + PointIndex.LeafSize);
        var at = _found.RawCount;
        for (var leaf = first; leaf < end; leaf += PointIndex.LeafSize) PointMeasure.Leaf(_index, leaf, _at, _from, _found.RawMetres[(at + leaf - first)..]);
        _index.Features.AsSpan(first, end - first).CopyTo(_found.RawFeatures[at..]);
        _found.RawCount = at + end - first;
    }

    private void TakeSome(int first)
    {
        Span<double> metres = stackalloc double[PointIndex.LeafSize];
        PointMeasure.Leaf(_index, first, _at, _from, metres);
        _found.Reserve(PointIndex.LeafSize);
        var most = _radiusMetres + ChordDistance.DoubtMetres;
        var features = _index.Features.AsSpan(first, PointIndex.LeafSize);
        var rawMetres = _found.RawMetres[_found.RawCount..];
        var rawFeatures = _found.RawFeatures[_found.RawCount..];
        var at = 0;
        for (var i = 0; i < features.Length && i < metres.Length; i++)
        {
            // Written always, counted only when within: no branch to guess.
            rawMetres[at] = metres[i];
            rawFeatures[at] = features[i];
            at += metres[i] <= most ? 1 : 0;
        }

        _found.RawCount += at;
    }

    /// <summary>Next to the radius the exact way decides, and is what is told.</summary>
    private void DecideDoubtful()
    {
        var metres = _found.RawMetres[.._found.RawCount];
        var features = _found.RawFeatures;
        var kept = 0;
        var least = _radiusMetres - ChordDistance.DoubtMetres;
        if (!PointMeasure.AnyFrom(metres, least)) return;
        for (var i = 0; i < metres.Length; i++)
        {
            var m = metres[i] < least ? metres[i] : PointMeasure.Exact(_index, _from, features[i]);
            if (m > _radiusMetres) continue;
            (metres[kept], features[kept]) = (m, features[i]);
            kept++;
        }

        _found.RawCount = kept;
    }
}
