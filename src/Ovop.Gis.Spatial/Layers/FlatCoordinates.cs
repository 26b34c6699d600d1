using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Ovop.Gis.Spatial.Layers;

/// <summary>Shapes whose coordinates are one array of x and y in turn: a third of the memory of an object per vertex, and read in one run.</summary>
public static class FlatCoordinates
{
    /// <summary>For shapes in whatever system a file has.</summary>
    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DoubleFactory);

    /// <summary>For shapes in longitude and latitude.</summary>
    public static GeometryFactory LonLatFactory { get; } = new(new PrecisionModel(), 4326, PackedCoordinateSequenceFactory.DoubleFactory);

    /// <summary>A sequence over the array itself, x and y in turn.</summary>
    public static CoordinateSequence Sequence(double[] xy) => new PackedDoubleCoordinateSequence(xy, dimension: 2, measures: 0);

    /// <summary>X and y in turn: the sequence's own array where it has one, else a copy. Not to be written to.</summary>
    public static ReadOnlySpan<double> Of(CoordinateSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (sequence is PackedDoubleCoordinateSequence { Dimension: 2 } packed) return packed.GetRawCoordinates();
        var xy = new double[2 * sequence.Count];
        for (var i = 0; i < sequence.Count; i++) (xy[2 * i], xy[2 * i + 1]) = (sequence.GetX(i), sequence.GetY(i));
        return xy;
    }
}
