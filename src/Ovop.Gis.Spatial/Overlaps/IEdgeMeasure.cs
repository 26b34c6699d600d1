namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>The surface under an edge, down to a base; summed round a ring that keeps its inside on the right, it is what the ring encloses.</summary>
/// <remarks>Made for structs, so that each measure is compiled into the loops that use it.</remarks>
internal interface IEdgeMeasure
{
    /// <summary>The base of a feature whose lowest ordinate is given; surfaces under its edges are taken down to there.</summary>
    double BaseOf(double lowestOrdinate);

    /// <summary>Square metres under the edge down to the base; turned about, the edge gives the same with the other sign.</summary>
    double UnderSquareMetres(double x1, double y1, double x2, double y2, double baseHeight);

    /// <summary>What a run eastward of so many units of x gains when its base is lowered by so many units of height.</summary>
    double ShiftSquareMetres(double x, double height);
}
