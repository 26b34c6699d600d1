namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>How much each kind of fact weighs against the others.</summary>
internal sealed record FittingWeights(
    double Area, double Centroid, double Extent, double Border, double Stranger, double Ring, double Misplaced);

/// <summary>
/// Lets cells on borders change hands while the map comes to agree with the facts: at first bad changes are
/// accepted too, later only good ones. Every kelurahan stays one piece without holes.
/// </summary>
/// <remarks>
/// The extended Potts model of Graner and Glazier (1992) with threshold accepting instead of an exponential, which
/// is not the same on every machine. Border lengths are counted by Cauchy-Crofton weights over eight neighbours.
/// </remarks>
internal sealed class GridFitting
{
    private readonly LabelGrid _grid;
    private readonly Goals _goals;
    private readonly bool[] _isFixed;
    private readonly FittingWeights _weights;
    private readonly byte[] _labels;
    private readonly GridTally _tally;
    private readonly Misplacement _misplaced;
    private readonly List<int> _border = [];
    private readonly int[] _placeInBorder;
    private readonly int _labelCount;
    private readonly double[] _lengthChange;
    private readonly int[] _changedPairs = new int[16];
    private int _changedCount;

    public GridFitting(LabelGrid grid, Goals goals, bool[] isFixed, FittingWeights weights)
    {
        (_grid, _goals, _isFixed, _weights, _labels) = (grid, goals, isFixed, weights, grid.Labels);
        _labelCount = goals.Count + 2;
        _lengthChange = new double[_labelCount * _labelCount];
        _tally = new GridTally(grid, goals);
        _misplaced = new Misplacement(grid, goals);
        _placeInBorder = new int[_labels.Length];
        Array.Fill(_placeInBorder, -1);
        for (var cell = 0; cell < _labels.Length; cell++) Revisit(cell);
    }

    /// <param name="sweeps">Each sweep tries as many changes as there are border cells.</param>
    public void Run(int sweeps, double threshold, Dice dice)
    {
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            var left = 1 - (double)sweep / sweeps;
            var allowed = threshold * left * left;
            for (var tries = _border.Count; tries > 0; tries--)
            {
                var cell = _border[dice.Below(_border.Count)];
                var to = _labels[cell + _grid.Around[2 * dice.Below(4)]];
                var limit = allowed * dice.Ratio();
                if (to != _goals.Sea && to != _labels[cell] && KeepsPieces(cell, to) && Cost(cell, to) < limit) Change(cell, to);
            }
        }
    }

    private double Cost(int cell, byte to)
    {
        var from = _labels[cell];
        var cost = _weights.Misplaced * (_misplaced.Cost(to, cell) - _misplaced.Cost(from, cell));
        cost += LengthCost(cell, from, to);
        if (from < _goals.Count) cost += Without(from, cell);
        if (to < _goals.Count) cost += With(to, cell);
        return cost;
    }

    private double Without(byte label, int cell) => Body(label, cell, -1) - Body(label, cell, 0);

    private double With(byte label, int cell) => Body(label, cell, 1) - Body(label, cell, 0);

    /// <summary>What a kelurahan's area, centroid, extent and rings cost with the cell added, removed or as it is.</summary>
    private double Body(byte label, int cell, int sign)
    {
        var wanted = _goals.AreaSquareKilometres(label);
        var miss = (_tally.Cells[label] + sign) * _tally.CellSquareKilometres - wanted;
        var cost = _weights.Area * miss * miss / wanted;
        cost += _weights.Centroid * _tally.Centroid(label, cell, sign).SquaredMetres(_goals.Centroids[label]);
        cost += _weights.Extent * _tally.ExtentMiss(label, cell, sign);
        return cost + _weights.Ring * _tally.RingMiss(label, cell, sign);
    }

    private double LengthCost(int cell, byte from, byte to)
    {
        _changedCount = 0;
        for (var i = 0; i < 8; i++)
        {
            var other = _labels[cell + _grid.Around[i]];
            var length = _tally.CrossingKilometres[i & 1];
            if (other != from) Note(from, other, -length);
            if (other != to) Note(to, other, length);
        }
        var cost = 0.0;
        for (var i = 0; i < _changedCount; i++)
        {
            var pair = _changedPairs[i];
            var now = _tally.BorderKilometres[pair];
            var then = now + _lengthChange[pair];
            _lengthChange[pair] = 0;
            var (a, b) = (pair / _labelCount, pair % _labelCount);
            if (b == _goals.Sea) continue;
            var wanted = _goals.BorderKilometres(a, b);
            cost += wanted == 0
                ? _weights.Stranger * (then - now)
                : _weights.Border * ((then - wanted) * (then - wanted) - (now - wanted) * (now - wanted)) / (wanted + 0.3);
        }
        return cost;
    }

    private void Note(byte a, byte b, double kilometres)
    {
        var pair = Pair(a, b);
        if (_lengthChange[pair] == 0) _changedPairs[_changedCount++] = pair;
        _lengthChange[pair] += kilometres;
        // A pair noted twice with a sum of nought would be listed twice: keep it apart from "not yet seen".
        if (_lengthChange[pair] == 0) _lengthChange[pair] = 1e-15;
    }

    private int Pair(byte a, byte b) => a < b ? a * _labelCount + b : b * _labelCount + a;

    private void Change(int cell, byte to)
    {
        var from = _labels[cell];
        for (var i = 0; i < 8; i++)
        {
            var other = _labels[cell + _grid.Around[i]];
            if (other != from) _tally.BorderKilometres[Pair(from, other)] -= _tally.CrossingKilometres[i & 1];
            if (other != to) _tally.BorderKilometres[Pair(to, other)] += _tally.CrossingKilometres[i & 1];
        }
        _tally.Move(cell, from, to);
        _labels[cell] = to;
        Revisit(cell);
        for (var i = 0; i < 8; i += 2) Revisit(cell + _grid.Around[i]);
    }

    private void Revisit(int cell)
    {
        var isBorder = !_isFixed[cell] && IsBorder(cell);
        var place = _placeInBorder[cell];
        if (isBorder == place >= 0) return;
        if (isBorder)
        {
            _placeInBorder[cell] = _border.Count;
            _border.Add(cell);
            return;
        }
        var last = _border[^1];
        _border[place] = last;
        _placeInBorder[last] = place;
        _border.RemoveAt(_border.Count - 1);
        _placeInBorder[cell] = -1;
    }

    private bool IsBorder(int cell)
    {
        for (var i = 0; i < 8; i += 2)
            if (_labels[cell + _grid.Around[i]] != _labels[cell]) return true;
        return false;
    }

    /// <summary>Neither owner falls apart or closes a ring, and nobody comes to touch himself at a corner only.</summary>
    private bool KeepsPieces(int cell, byte to) =>
        Pieces(cell, _labels[cell]) == 1 && Pieces(cell, to) == 1 && CornerTouches(cell, to) <= CornerTouches(cell, _labels[cell]);

    /// <summary>Groups of a label in the ring of eight that share a side with the cell.</summary>
    private int Pieces(int cell, byte label)
    {
        var mask = 0;
        for (var i = 0; i < 8; i++)
            if (_labels[cell + _grid.Around[i]] == label) mask |= 1 << i;
        var pieces = 0;
        for (var i = 0; i < 8; i += 2)
        {
            if ((mask >> i & 1) == 0) continue;
            var joined = (mask >> ((i + 1) & 7) & 1) == 1 && (mask >> ((i + 2) & 7) & 1) == 1;
            if (!joined) pieces++;
        }
        return mask == 255 ? 1 : pieces;
    }

    private int CornerTouches(int cell, byte label)
    {
        var touches = 0;
        for (var i = 0; i < 8; i += 2)
        {
            var side = _labels[cell + _grid.Around[i]];
            var corner = _labels[cell + _grid.Around[i + 1]];
            var next = _labels[cell + _grid.Around[(i + 2) & 7]];
            if (corner == label && side != label && next != label) touches++;
            if (side == next && side != label && side != corner) touches++;
        }
        return touches;
    }
}
