using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Whether a cell lies where the facts say a label cannot be.</summary>
internal sealed class Misplacement
{
    private readonly LabelGrid _grid;
    private readonly Goals _goals;
    private readonly float[] _airportKilometres;
    private readonly bool[] _mustBeCity;
    private readonly bool[] _mustBeOutside;
    private readonly byte[] _ownerByPin;

    public Misplacement(LabelGrid grid, Goals goals)
    {
        (_grid, _goals) = (grid, goals);
        var airport = LocalPlane.From(FactBook.Airport);
        _airportKilometres = new float[grid.Labels.Length];
        (_mustBeCity, _mustBeOutside) = (new bool[grid.Labels.Length], new bool[grid.Labels.Length]);
        for (var cell = 0; cell < grid.Labels.Length; cell++)
        {
            var centre = grid.Centre(cell);
            _airportKilometres[cell] = (float)(centre.DistanceMetres(airport) / 1000);
            ReadWidth(cell, LocalPlane.ToPlace(centre));
        }
        _ownerByPin = new byte[grid.Labels.Length];
        Array.Fill(_ownerByPin, LabelGrid.Unset);
        foreach (var pin in goals.Facts.Pins) ReadPin(LocalPlane.From(pin.Place), goals.LabelOf(pin.Code));
    }

    public double Cost(byte label, int cell)
    {
        var cost = _ownerByPin[cell] != LabelGrid.Unset && _ownerByPin[cell] != label ? 1.0 : 0;
        if (label == _goals.Outside) return cost + (_mustBeCity[cell] ? 1 : 0);
        if (_mustBeOutside[cell]) cost++;
        var centre = _grid.Centre(cell) * 0.001;
        var (sw, ne) = (_goals.SouthWests[label], _goals.NorthEasts[label]);
        const double rounding = 0.06;
        var beyond = Math.Max(Math.Max(sw.XMetres - centre.XMetres, centre.XMetres - ne.XMetres),
            Math.Max(sw.YMetres - centre.YMetres, centre.YMetres - ne.YMetres)) - rounding;
        if (beyond > 0) cost += 1 + beyond;
        var tooNear = _goals.Facts.Kelurahan[label].AirportEdgeKilometres - 0.03 - _airportKilometres[cell];
        if (tooNear > 0) cost += 1 + tooNear;
        return cost;
    }

    /// <summary>A pinned place keeps some ground around it, which smoothing may then eat.</summary>
    private void ReadPin(PlanePoint pin, byte owner)
    {
        const double reachMetres = 75;
        for (var y = -reachMetres; y <= reachMetres; y += _grid.CellMetres)
        {
            for (var x = -reachMetres; x <= reachMetres; x += _grid.CellMetres)
            {
                var cell = _grid.CellAt(pin + new PlanePoint(x, y));
                if (_grid.Centre(cell).DistanceMetres(pin) <= reachMetres) _ownerByPin[cell] = owner;
            }
        }
    }

    private void ReadWidth(int cell, Place place)
    {
        const double rounding = 0.0025;
        foreach (var width in _goals.Facts.Widths)
        {
            if (Math.Abs(place.LatDegrees - width.LatDegrees) > 0.0015) continue;
            _mustBeCity[cell] = place.LngDegrees > width.WestDegrees + rounding && place.LngDegrees < width.EastDegrees - rounding;
            _mustBeOutside[cell] = place.LngDegrees < width.WestDegrees - rounding || place.LngDegrees > width.EastDegrees + rounding;
        }
    }
}
