using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Areas;

/// <summary>The surface in the plane of a projected reference system, its scale included.</summary>
/// <remarks>Vertices are projected, edges are straight in the plane; shoelace formula from a local origin.</remarks>
public sealed class PlanarArea : IAreaMethod
{
    private readonly Reprojection _toPlane;

    /// <exception cref="ArgumentException">The system is geographic: square degrees are not a surface.</exception>
    public PlanarArea(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        if (crs.IsGeographic) throw new ArgumentException($"{crs.Id} is geographic: square degrees are not a surface.", nameof(crs));
        Crs = crs;
        _toPlane = Reprojection.FromWgs84(crs);
    }

    public Crs Crs { get; }
    public string Id => "planar-" + Crs.Id.Replace(':', '-').ToLowerInvariant();

    /// <exception cref="ArgumentOutOfRangeException">A vertex lies where the projection does not reach.</exception>
    public Area Measure(Geometry geometry) => Area.FromSquareMetres(PolygonSum.Of(geometry, RingSquareMetres));

    /// <summary>A layer's edges, projected and measured.</summary>
    internal IMeasuredEdges EdgesOf(LayerSnapshot layer, int threads) =>
        new MeasuredEdges<ProjectedEdge>(EdgeTree.Of(layer, threads), new ProjectedEdge(_toPlane), threads);

    private double RingSquareMetres(ReadOnlySpan<double> lonLat)
    {
        if (lonLat.Length < 6) return 0;
        var (originX, originY) = _toPlane.Apply(lonLat[0], lonLat[1]);
        var sum = 0.0;
        var (x, y) = (0.0, 0.0);
        for (var i = 2; i < lonLat.Length; i += 2)
        {
            var (u, v) = _toPlane.Apply(lonLat[i], lonLat[i + 1]);
            (u, v) = (u - originX, v - originY);
            sum += x * v - u * y;
            (x, y) = (u, v);
        }
        return Math.Abs(sum) / 2;
    }
}
