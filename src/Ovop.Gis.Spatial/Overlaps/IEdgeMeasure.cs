namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>The surface under an edge, down to a base; summed round a ring that keeps its inside on the right, it is what the ring encloses.</summary>
/// <remarks>Made for structs, so that each measure is compiled into the loops that use it.</remarks>
internal interface IEdgeMeasure
{
    /// <summary>The base of a feature whose lowest latitude or ordinate is given; surfaces under its edges are taken down to there.</summary>
    double BaseOf(double x, double lowestY);

    /// <summary>Square metres under the edge down to the base; turned about, the edge gives the same with the other sign.</summary>
    double UnderSquareMetres(double x1, double y1, double x2, double y2, double baseHeight);

    /// <summary>For each vertex of a ring the square metres under it from the ring's start to there.</summary>
    void SumRing(ReadOnlySpan<double> vertices, double baseHeight, Span<double> sums);

    /// <summary>What a run from one place to another gains when its base is lowered by so many units of height.</summary>
    double ShiftSquareMetres(double x1, double y1, double x2, double y2, double height);
}
