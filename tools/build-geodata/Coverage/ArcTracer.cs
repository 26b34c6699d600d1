namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Follows the cell sides between unlike labels and cuts them where three or more owners meet.</summary>
internal sealed class ArcTracer
{
    private readonly LabelGrid _grid;
    private readonly int _width;

    private ArcTracer(LabelGrid grid) => (_grid, _width) = (grid, grid.Columns + 1);

    public static List<Arc> Trace(LabelGrid grid) => new ArcTracer(grid).All();

    private List<Arc> All()
    {
        var arcs = new List<Arc>();
        for (var row = 1; row < _grid.Rows; row++)
        {
            for (var column = 1; column < _grid.Columns; column++)
            {
                var corner = row * _width + column;
                if (Degree(corner) < 3) continue;
                for (var direction = 0; direction < 4; direction++)
                    if (IsLine(corner, direction) && Follow(corner, direction) is { } arc) arcs.Add(arc);
            }
        }
        return arcs;
    }

    /// <summary>Each arc is met from both ends; only one of the two is kept.</summary>
    private Arc? Follow(int start, int startDirection)
    {
        var points = new List<PlanePoint> { At(start) };
        var (corner, direction) = (start, startDirection);
        while (true)
        {
            corner = Step(corner, direction);
            points.Add(At(corner));
            if (Degree(corner) >= 3 || OnFrame(corner)) break;
            for (var turn = 0; turn < 4; turn++)
            {
                if (turn == (direction ^ 2) || !IsLine(corner, turn)) continue;
                direction = turn;
                break;
            }
        }
        var isSecondMeeting = !OnFrame(corner) && (corner < start || (corner == start && (direction ^ 2) < startDirection));
        if (isSecondMeeting) return null;
        var (left, right) = Sides(start, startDirection);
        return new Arc(start, corner, left, right, points);
    }

    private PlanePoint At(int corner) => new(corner % _width * _grid.CellMetres, corner / _width * _grid.CellMetres);

    private bool OnFrame(int corner)
    {
        var (column, row) = (corner % _width, corner / _width);
        return column == 0 || row == 0 || column == _grid.Columns || row == _grid.Rows;
    }

    /// <summary>Directions: 0 east, 1 north, 2 west, 3 south.</summary>
    private int Step(int corner, int direction) => corner + direction switch { 0 => 1, 1 => _width, 2 => -1, _ => -_width };

    private int Degree(int corner)
    {
        var degree = 0;
        for (var direction = 0; direction < 4; direction++)
            if (IsLine(corner, direction)) degree++;
        return degree;
    }

    private bool IsLine(int corner, int direction)
    {
        if (OnFrame(corner)) return false;
        var (left, right) = Sides(corner, direction);
        return left != right;
    }

    private (byte Left, byte Right) Sides(int corner, int direction)
    {
        var (column, row) = (corner % _width, corner / _width);
        var northEast = row * _grid.Columns + column;
        var (northWest, southEast, southWest) = (northEast - 1, northEast - _grid.Columns, northEast - _grid.Columns - 1);
        var (left, right) = direction switch
        {
            0 => (northEast, southEast),
            1 => (northWest, northEast),
            2 => (southWest, northWest),
            _ => (southEast, southWest),
        };
        return (_grid.Labels[left], _grid.Labels[right]);
    }
}
