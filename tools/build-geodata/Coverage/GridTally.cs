using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Running sums over the grid, so that the cost of one change needs no walk over the map.</summary>
internal sealed class GridTally
{
    private readonly LabelGrid _grid;
    private readonly Goals _goals;
    private readonly double[] _xSum;
    private readonly double[] _ySum;
    private readonly int[][] _inColumn;
    private readonly int[][] _inRow;
    private readonly int[] _west;
    private readonly int[] _east;
    private readonly int[] _south;
    private readonly int[] _north;
    private readonly byte[] _ringsOfCell;
    private readonly double[] _radii;
    private readonly double[,] _ringWanted;
    private readonly int[,] _ringCells;

    public GridTally(LabelGrid grid, Goals goals)
    {
        (_grid, _goals) = (grid, goals);
        var count = goals.Count + 2;
        CellSquareKilometres = grid.CellMetres * grid.CellMetres / 1e6;
        const double crofton = Math.PI / 8;
        CrossingKilometres = [crofton * grid.CellMetres / 1000, crofton * grid.CellMetres / 1000 / 1.4142135623730951];
        Cells = new int[count];
        BorderKilometres = new double[count * count];
        (_xSum, _ySum) = (new double[count], new double[count]);
        _inColumn = [.. Enumerable.Range(0, count).Select(_ => new int[grid.Columns])];
        _inRow = [.. Enumerable.Range(0, count).Select(_ => new int[grid.Rows])];
        (_west, _east, _south, _north) = (new int[count], new int[count], new int[count], new int[count]);
        _radii = [.. goals.Facts.Rings.Select(r => r.RadiusKilometres).Distinct().Order()];
        _ringWanted = new double[_radii.Length, count];
        _ringCells = new int[_radii.Length, count];
        _ringsOfCell = new byte[grid.Labels.Length];
        ReadRings();
        Count();
    }

    public double CellSquareKilometres { get; }

    /// <summary>What one crossing adds to a border: between cells that share a side, then a corner.</summary>
    public double[] CrossingKilometres { get; }

    public int[] Cells { get; }
    public double[] BorderKilometres { get; }

    public PlanePoint Centroid(int label, int cell, int sign)
    {
        var count = Cells[label] + sign;
        var point = _grid.Centre(cell) * (0.001 * sign);
        return new PlanePoint((_xSum[label] + point.XMetres) / count, (_ySum[label] + point.YMetres) / count);
    }

    /// <summary>Squared kilometres by which the four sides miss the listed extent.</summary>
    public double ExtentMiss(int label, int cell, int sign)
    {
        var (column, row) = (cell % _grid.Columns, cell / _grid.Columns);
        var (west, east) = Span(_inColumn[label], _west[label], _east[label], column, sign);
        var (south, north) = Span(_inRow[label], _south[label], _north[label], row, sign);
        var size = _grid.CellMetres / 1000;
        var (sw, ne) = (_goals.SouthWests[label], _goals.NorthEasts[label]);
        return Square(west * size - sw.XMetres) + Square((east + 1) * size - ne.XMetres)
            + Square(south * size - sw.YMetres) + Square((north + 1) * size - ne.YMetres);
    }

    public double RingMiss(int label, int cell, int sign)
    {
        var cost = 0.0;
        for (var ring = 0; ring < _radii.Length; ring++)
        {
            var wanted = _ringWanted[ring, label];
            if (wanted == 0) continue;
            var cells = _ringCells[ring, label] + (_ringsOfCell[cell] <= ring ? sign : 0);
            cost += Square(cells * CellSquareKilometres - wanted) / (wanted + 1);
        }
        return cost;
    }

    public void Move(int cell, byte from, byte to)
    {
        Add(cell, from, -1);
        Add(cell, to, 1);
    }

    private void Count()
    {
        var count = Cells.Length;
        for (var label = 0; label < count; label++)
            (_west[label], _east[label], _south[label], _north[label]) = (int.MaxValue, -1, int.MaxValue, -1);
        for (var cell = 0; cell < _grid.Labels.Length; cell++)
        {
            var label = _grid.Labels[cell];
            Add(cell, label, 1);
            if (_grid.IsFrame(cell)) continue;
            for (var i = 0; i < 4; i++)
            {
                var other = _grid.Labels[cell + _grid.Around[i]];
                if (other == label) continue;
                BorderKilometres[Math.Min(label, other) * count + Math.Max(label, other)] += CrossingKilometres[i & 1];
            }
        }
    }

    private void Add(int cell, byte label, int sign)
    {
        var (column, row) = (cell % _grid.Columns, cell / _grid.Columns);
        var point = _grid.Centre(cell) * (0.001 * sign);
        (_west[label], _east[label]) = Span(_inColumn[label], _west[label], _east[label], column, sign);
        (_south[label], _north[label]) = Span(_inRow[label], _south[label], _north[label], row, sign);
        Cells[label] += sign;
        _xSum[label] += point.XMetres;
        _ySum[label] += point.YMetres;
        _inColumn[label][column] += sign;
        _inRow[label][row] += sign;
        for (int ring = _ringsOfCell[cell]; ring < _radii.Length; ring++) _ringCells[ring, label] += sign;
    }

    private static (int First, int Last) Span(int[] counts, int first, int last, int at, int sign)
    {
        if (sign > 0) return (Math.Min(first, at), Math.Max(last, at));
        if (sign == 0 || counts[at] > 1) return (first, last);
        if (at == first)
            for (first++; first < last && counts[first] == 0;) first++;
        if (at == last)
            for (last--; last > first && counts[last] == 0;) last--;
        return (first, last);
    }

    private void ReadRings()
    {
        var airport = LocalPlane.From(FactBook.Airport);
        for (var cell = 0; cell < _ringsOfCell.Length; cell++)
        {
            var kilometres = _grid.Centre(cell).DistanceMetres(airport) / 1000;
            _ringsOfCell[cell] = (byte)_radii.Count(r => r < kilometres);
        }
        foreach (var ring in _goals.Facts.Rings)
            _ringWanted[Array.IndexOf(_radii, ring.RadiusKilometres), _goals.LabelOf(ring.Code)] = ring.AreaSquareKilometres;
    }

    private static double Square(double value) => value * value;
}
