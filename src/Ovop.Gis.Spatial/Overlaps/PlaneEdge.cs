namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Coordinates in metres of a plane: the trapezoid under the edge.</summary>
internal readonly struct PlaneEdge : IEdgeMeasure
{
    public double BaseOf(double lowestOrdinate) => lowestOrdinate;

    public double UnderSquareMetres(double x1, double y1, double x2, double y2, double baseHeight) =>
        (x2 - x1) * 0.5 * ((y1 - baseHeight) + (y2 - baseHeight));

    public double ShiftSquareMetres(double x, double height) => x * height;
}
