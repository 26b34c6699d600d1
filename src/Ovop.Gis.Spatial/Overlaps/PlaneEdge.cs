using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Coordinates in metres of a plane: the trapezoid under the edge.</summary>
internal readonly struct PlaneEdge : IEdgeMeasure
{
    public static MeasuredEdges<PlaneEdge> Of(LayerSnapshot layer, int threads) =>
        layer.Derived(l => new MeasuredEdges<PlaneEdge>(EdgeTree.Of(l, threads), default, threads));

    public double BaseOf(double x, double lowestY) => lowestY;

    public double UnderSquareMetres(double x1, double y1, double x2, double y2, double baseHeight) =>
        (x2 - x1) * 0.5 * ((y1 - baseHeight) + (y2 - baseHeight));

    public void SumRing(ReadOnlySpan<double> vertices, double baseHeight, Span<double> sums)
    {
        sums[0] = 0;
        for (var i = 1; i < sums.Length; i++)
            sums[i] = sums[i - 1] + UnderSquareMetres(vertices[2 * i - 2], vertices[2 * i - 1], vertices[2 * i], vertices[2 * i + 1], baseHeight);
    }

    public double ShiftSquareMetres(double x1, double y1, double x2, double y2, double height) => (x2 - x1) * height;
}
