using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Shares;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>How exact a layer's boundaries are, and so how far an area within them may be off.</summary>
internal static class BoundaryAccuracy
{
    /// <summary>Half a millimetre on a map at 1:25,000, where a layer says nothing.</summary>
    private const double UsualMetres = 10;

    public static Distance Of(Layer layer) => Distance.FromMetres(layer.Collection.Description.BoundaryAccuracyMetres ?? UsualMetres);

    /// <summary>If all of a border were off by so much, to the same side.</summary>
    public static Area Band(Distance border, Distance accuracy) => Area.FromSquareMetres(border.Metres * accuracy.Metres);

    /// <summary>Each piece counts with the accuracy of the layer whose border it is; where both have one, with the larger.</summary>
    public static Area Band(PartBorder border, Distance wholes, Distance covers) => Area.FromSquareMetres(
        border.WholeMetres * wholes.Metres + border.CoverMetres * covers.Metres + border.CommonMetres * Math.Max(wholes.Metres, covers.Metres));
}
