namespace Ovop.Gis.Benchmarks.Layers;

/// <summary>Cells in rows that share their winding borders vertex by vertex, the same for the same numbers.</summary>
internal sealed record CellMesh(double WestDegrees, double SouthDegrees, double CellDegrees, int PiecesOfBorder, uint Seed = 0)
{
    /// <summary>Clockwise, as a shapefile has its shells; the last vertex is the first again.</summary>
    public List<(double X, double Y)> Ring(int column, int row)
    {
        var ring = new List<(double, double)>(4 * PiecesOfBorder + 1);
        Border(ring, column, row, column, row + 1);
        Border(ring, column, row + 1, column + 1, row + 1);
        Border(ring, column + 1, row + 1, column + 1, row);
        Border(ring, column + 1, row, column, row);
        ring.Add(ring[0]);
        return ring;
    }

    /// <summary>Every vertex but the last. Both neighbours compute it from the same end, so that they share it bit by bit.</summary>
    private void Border(List<(double, double)> ring, int column1, int row1, int column2, int row2)
    {
        var isTurned = (column2, row2).CompareTo((column1, row1)) < 0;
        var (a, b) = isTurned ? (Node(column2, row2), Node(column1, row1)) : (Node(column1, row1), Node(column2, row2));
        var seed = isTurned ? Hash(column2, row2, column1 - column2) : Hash(column1, row1, column2 - column1);
        var points = new (double, double)[PiecesOfBorder + 1];
        for (var i = 0; i <= PiecesOfBorder; i++)
        {
            var t = i / (double)PiecesOfBorder;
            var bow = t * (1 - t) * Winding(t, seed);
            points[i] = (a.X + t * (b.X - a.X) - bow * (b.Y - a.Y), a.Y + t * (b.Y - a.Y) + bow * (b.X - a.X));
        }
        if (isTurned) Array.Reverse(points);
        ring.AddRange(points[..^1]);
    }

    private static double Winding(double t, uint seed)
    {
        double sum = 0;
        for (var octave = 1; octave <= 8; octave *= 2)
            sum += Math.Sin(2 * Math.PI * (octave * t + (Mixed(seed + (uint)octave) & 0xFFFF) / 65536.0)) / octave;
        return 0.25 * sum;
    }

    private (double X, double Y) Node(int column, int row)
    {
        var hash = Hash(column, row, 7);
        return (WestDegrees + CellDegrees * (column + 0.3 * ((hash & 0xFFFF) / 65536.0 - 0.5)), SouthDegrees + CellDegrees * (row + 0.3 * ((hash >> 16) / 65536.0 - 0.5)));
    }

    private uint Hash(int a, int b, int c) => Mixed((uint)a * 73_856_093 ^ (uint)b * 19_349_663 ^ (uint)c * 83_492_791 ^ Seed);

    private static uint Mixed(uint x)
    {
        x = (x ^ (x >> 16)) * 0x45d9f3b;
        x = (x ^ (x >> 16)) * 0x45d9f3b;
        return x ^ (x >> 16);
    }
}
