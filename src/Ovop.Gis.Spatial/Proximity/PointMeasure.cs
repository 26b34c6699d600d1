using System.Runtime.Intrinsics;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>Measures to the points of a leaf, four at a time; of each pair always the same number, whatever was asked.</summary>
internal static class PointMeasure
{
    private const double Limit2 = ChordDistance.LimitMetres * ChordDistance.LimitMetres;

    /// <summary>The filling of a leaf is at an infinite distance.</summary>
    internal static void Leaf(PointIndex index, int first, SpacePoint at, LonLat from, Span<double> metres)
    {
        var (x, y, z) = (Vector256.Create(at.X), Vector256.Create(at.Y), Vector256.Create(at.Z));
        ReadOnlySpan<double> xs = index.X.AsSpan(first, PointIndex.LeafSize);
        ReadOnlySpan<double> ys = index.Y.AsSpan(first, PointIndex.LeafSize);
        ReadOnlySpan<double> zs = index.Z.AsSpan(first, PointIndex.LeafSize);
        metres = metres[..PointIndex.LeafSize];
        for (var i = 0; i < PointIndex.LeafSize; i += Vector256<double>.Count)
        {
            var pz = Vector256.Create<double>(zs[i..]);
            var (dx, dy, dz) = (Vector256.Create<double>(xs[i..]) - x, Vector256.Create<double>(ys[i..]) - y, pz - z);
            if (Vector256.GreaterThanAny(dx * dx + dy * dy + dz * dz, Vector256.Create(Limit2))) Far(index, first + i, at, from, metres[i..]);
            else ChordDistance.Metres(dx, dy, dz, pz + z).CopyTo(metres[i..]);
        }
    }

    internal static bool AnyFrom(ReadOnlySpan<double> metres, double least)
    {
        foreach (var m in metres)
            if (m >= least) return true;
        return false;
    }

    internal static double Exact(PointIndex index, LonLat from, int feature) => Geodesic.Wgs84.Inverse(from, index.Place(feature)).DistanceMetres;

    private static void Far(PointIndex index, int first, SpacePoint at, LonLat from, Span<double> metres)
    {
        for (var i = 0; i < Vector256<double>.Count; i++)
            metres[i] = first + i >= index.Count ? double.PositiveInfinity
                : Between(from, at, index.Place(index.Features[first + i]), new SpacePoint(index.X[first + i], index.Y[first + i], index.Z[first + i]));
    }

    private static double Between(LonLat from, SpacePoint at, LonLat to, SpacePoint toInSpace)
    {
        var apart = toInSpace - at;
        return SpacePoint.Dot(apart, apart) > Limit2 ? Geodesic.Wgs84.Inverse(from, to).DistanceMetres : ChordDistance.Metres(at, toInSpace);
    }
}
