using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>The sheet in square cells, each holding whose ground it is.</summary>
internal sealed class LabelGrid
{
    public const byte Unset = byte.MaxValue;

    public LabelGrid(double cellMetres)
    {
        CellMetres = cellMetres;
        Columns = (int)Math.Ceiling(LocalPlane.Extent.XMetres / cellMetres);
        Rows = (int)Math.Ceiling(LocalPlane.Extent.YMetres / cellMetres);
        Labels = new byte[Columns * Rows];
        Around = [1, Columns + 1, Columns, Columns - 1, -1, -Columns - 1, -Columns, -Columns + 1];
    }

    public double CellMetres { get; }
    public int Columns { get; }
    public int Rows { get; }
    public byte[] Labels { get; }

    /// <summary>Offsets to the eight neighbours, counter-clockwise from the east; even ones share a side.</summary>
    public int[] Around { get; }

    public int CellAt(PlanePoint point) =>
        (int)(point.YMetres / CellMetres) * Columns + (int)(point.XMetres / CellMetres);

    public int CellAt(Place place) => CellAt(LocalPlane.From(place));

    public PlanePoint Centre(int cell) =>
        new((cell % Columns + 0.5) * CellMetres, (cell / Columns + 0.5) * CellMetres);

    public bool IsFrame(int cell)
    {
        var (column, row) = (cell % Columns, cell / Columns);
        return column == 0 || row == 0 || column == Columns - 1 || row == Rows - 1;
    }

    /// <summary>The same ground in cells of half the width.</summary>
    public LabelGrid Refine()
    {
        var fine = new LabelGrid(CellMetres / 2);
        for (var cell = 0; cell < fine.Labels.Length; cell++)
        {
            var (column, row) = (cell % fine.Columns / 2, cell / fine.Columns / 2);
            fine.Labels[cell] = Labels[row * Columns + column];
        }
        return fine;
    }
}
