using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Benchmarks;

/// <summary>A made-up plan over the country of <see cref="CountryLayer"/>: zones that share their winding borders vertex by vertex.</summary>
internal static class ZoneLayer
{
    private const double West = 105, South = -2, WidthDegrees = 6.94, HeightDegrees = 4.8;
    private const int PiecesOfBorder = 25;

    /// <param name="count">How many zones; each has some hundred vertices, whatever their number.</param>
    /// <param name="seed">Another seed, another plan; the same seed, the same to the last bit on one machine.</param>
    public static Polygon[] Make(int count, uint seed = 61)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(count * WidthDegrees / HeightDegrees));
        var rows = (count + columns - 1) / columns;
        var grid = new Grid(seed, WidthDegrees / columns, HeightDegrees / rows);
        return [.. Enumerable.Range(0, count).Select(i => grid.Cell(i % columns, i / columns))];
    }

    private sealed class Grid(uint seed, double width, double height)
    {
        public Polygon Cell(int column, int row)
        {
            var ring = new double[2 * (4 * PiecesOfBorder + 1)];
            Border(ring.AsSpan(0), column, row, column, row + 1);
            Border(ring.AsSpan(2 * PiecesOfBorder), column, row + 1, column + 1, row + 1);
            Border(ring.AsSpan(4 * PiecesOfBorder), column + 1, row + 1, column + 1, row);
            Border(ring.AsSpan(6 * PiecesOfBorder), column + 1, row, column, row);
            (ring[^2], ring[^1]) = (ring[0], ring[1]);
            return FlatCoordinates.LonLatFactory.CreatePolygon(FlatCoordinates.Sequence(ring));
        }

        /// <summary>Every vertex but the last; both neighbours compute it from the same end.</summary>
        private void Border(Span<double> ring, int column1, int row1, int column2, int row2)
        {
            var isTurned = (column2, row2).CompareTo((column1, row1)) < 0;
            var (a, b) = isTurned ? (Node(column2, row2), Node(column1, row1)) : (Node(column1, row1), Node(column2, row2));
            var line = isTurned ? Hash(column2, row2, column1 == column2 ? 1 : 2) : Hash(column1, row1, column1 == column2 ? 1 : 2);
            for (var i = 0; i < PiecesOfBorder; i++)
            {
                var t = (isTurned ? PiecesOfBorder - i : i) / (double)PiecesOfBorder;
                var bow = t * (1 - t) * Winding(t, line);
                ring[2 * i] = a.X + t * (b.X - a.X) - bow * (b.Y - a.Y);
                ring[2 * i + 1] = a.Y + t * (b.Y - a.Y) + bow * (b.X - a.X);
            }
        }

        private static double Winding(double t, uint line)
        {
            double sum = 0;
            for (var octave = 1; octave <= 8; octave *= 2)
                sum += Math.Sin(2 * Math.PI * (octave * t + (Mixed(line + (uint)octave) & 0xFFFF) / 65536.0)) / octave;
            return 0.25 * sum;
        }

        private (double X, double Y) Node(int column, int row)
        {
            var hash = Hash(column, row, 7);
            return (West + width * (column + 0.3 * ((hash & 0xFFFF) / 65536.0 - 0.5)), South + height * (row + 0.3 * ((hash >> 16) / 65536.0 - 0.5)));
        }

        private uint Hash(int a, int b, int c) => Mixed(seed + ((uint)a * 73_856_093 ^ (uint)b * 19_349_663 ^ (uint)c * 83_492_791));

        private static uint Mixed(uint x)
        {
            x = (x ^ (x >> 16)) * 0x45d9f3b;
            x = (x ^ (x >> 16)) * 0x45d9f3b;
            return x ^ (x >> 16);
        }
    }
}
