using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>Splits wholes without making the shape of any part: sums over borders, decided in the plane of the coordinates.</summary>
internal sealed class DirectSplit
{
    /// <summary>How many roundings of a coordinate, times the whole's half perimeter, are taken for nothing.</summary>
    private const double RoundingsOfCoordinate = 4;

    private readonly LayerSnapshot _wholes;
    private readonly Cells _cells;
    private readonly Arrangement _arrangement;
    private readonly BorderWalk _walk;

    public DirectSplit(LayerSnapshot wholeLayer, MeasuredLayer wholes, LayerSnapshot coverLayer, MeasuredLayer covers, IReadOnlyList<int> groups)
    {
        _wholes = wholeLayer;
        _cells = new Cells(wholes.Methods.Count + 1);
        _arrangement = new Arrangement(wholes.Tree, coverLayer, covers.Tree, groups);
        _walk = new BorderWalk(_cells, wholes, covers);
    }

    /// <summary>The layers' edges, measured by each method; null where a method can only measure shapes.</summary>
    public static (MeasuredLayer Wholes, MeasuredLayer Covers)? Measure(LayerSnapshot wholes, LayerSnapshot covers, IReadOnlyList<IAreaMethod> methods, int threads)
    {
        if (!methods.All(m => m is EllipsoidalArea or PlanarArea)) return null;
        return (Measure(wholes, methods, threads), Measure(covers, methods, threads));
    }

    /// <returns>Null where the sums cannot decide, which valid polygons do not give rise to.</returns>
    public DirectCells? Split(int whole)
    {
        var box = Box.Of(_wholes[whole]);
        _arrangement.Gather(whole, box);
        if (!_walk.Walk(_arrangement)) return null;
        var nothing = Rounding(box);
        var parts = new List<int>();
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            // In square units of the coordinates: edges are straight there, so what is not there comes out as nothing, whatever edges bow.
            var plane = _cells.Area(cell, 0);
            if (double.IsNaN(plane) || plane < -nothing) return null;
            if (plane > nothing) parts.Add(cell);
        }

        return new DirectCells(_cells, parts);
    }

    private static double Rounding(in Box box)
    {
        if (box.IsEmpty) return 0;
        var largest = Math.Max(Math.Max(Math.Abs(box.MinX), Math.Abs(box.MaxX)), Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)));
        return RoundingsOfCoordinate * 2.2e-16 * largest * (box.MaxX - box.MinX + (box.MaxY - box.MinY));
    }

    private static MeasuredLayer Measure(LayerSnapshot layer, IReadOnlyList<IAreaMethod> methods, int threads) =>
        new(EdgeTree.Of(layer, threads), BorderLengths.Of(layer, threads), PlaneEdge.Of(layer, threads),
            [.. methods.Select(m => m is PlanarArea plane ? plane.EdgesOf(layer, threads) : (IMeasuredEdges)GeodesicEdge.Of(layer, threads))]);
}

/// <summary>The cells that are there; holds until the next whole is split.</summary>
internal readonly record struct DirectCells(Cells Cells, IReadOnlyList<int> Present);
