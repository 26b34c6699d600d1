using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Longitude and latitude whose ends are projected; the edge between them is straight in the plane of the projection.</summary>
internal readonly struct ProjectedEdge(Reprojection toPlane) : IEdgeMeasure
{
    public double BaseOf(double x, double lowestY) => toPlane.Apply(x, lowestY).Y;

    public double UnderSquareMetres(double x1, double y1, double x2, double y2, double baseHeight)
    {
        var (u1, v1) = toPlane.Apply(x1, y1);
        var (u2, v2) = toPlane.Apply(x2, y2);
        return (u2 - u1) * 0.5 * ((v1 - baseHeight) + (v2 - baseHeight));
    }

    public void SumRing(ReadOnlySpan<double> vertices, double baseHeight, Span<double> sums)
    {
        sums[0] = 0;
        var (x, y) = toPlane.Apply(vertices[0], vertices[1]);
        for (var i = 1; i < sums.Length; i++)
        {
            var (nextX, nextY) = toPlane.Apply(vertices[2 * i], vertices[2 * i + 1]);
            sums[i] = sums[i - 1] + (nextX - x) * 0.5 * ((y - baseHeight) + (nextY - baseHeight));
            (x, y) = (nextX, nextY);
        }
    }

    public double ShiftSquareMetres(double x1, double y1, double x2, double y2, double height) =>
        (toPlane.Apply(x2, y2).X - toPlane.Apply(x1, y1).X) * height;
}
