namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>
/// Brings every area to its listed value by bending borders a few metres: the smallest such bending, found as the
/// least-squares solution over all borders at once. Meeting points and the coast stay.
/// </summary>
internal static class AreaFitting
{
    /// <param name="missing">What each label lacks, in square metres, for the borders as they are now.</param>
    public static void Fit(IReadOnlyList<Arc> arcs, int count, Func<double[]> missing, int rounds)
    {
        for (var round = 0; round < rounds; round++) Bend(arcs, count, missing());
    }

    private static void Bend(IReadOnlyList<Arc> arcs, int count, double[] lack)
    {
        var gains = arcs.Select(a => IsCoast(a, count) ? 0 : GainSquareMetresPerMetre(a)).ToArray();
        var matrix = new double[count, count];
        for (var i = 0; i < arcs.Count; i++)
        {
            var (l, r, square) = (arcs[i].Left, arcs[i].Right, gains[i] * gains[i] / Stiffness(arcs[i]));
            if (l < count) matrix[l, l] += square;
            if (r < count) matrix[r, r] += square;
            if (l >= count || r >= count) continue;
            matrix[l, r] -= square;
            matrix[r, l] -= square;
        }
        var pressure = Solve(matrix, lack);
        for (var i = 0; i < arcs.Count; i++)
        {
            var push = Pressure(arcs[i].Left) - Pressure(arcs[i].Right);
            if (gains[i] != 0) arcs[i].Points = Pushed(arcs[i].Points, gains[i] * push / Stiffness(arcs[i]));
        }

        double Pressure(byte label) => label < count ? pressure[label] : 0;
    }

    private static bool IsCoast(Arc arc, int count) => arc.Left == count + 1 || arc.Right == count + 1;

    /// <summary>A long border bends as easily per kilometre as a short one.</summary>
    private static double Stiffness(Arc arc) => arc.LengthMetres;

    private static double GainSquareMetresPerMetre(Arc arc) => SignedSquareMetres(arc.Points, Pushed(arc.Points, 1));

    /// <summary>What the label on the left wins when the line moves; both share their ends.</summary>
    private static double SignedSquareMetres(List<PlanePoint> before, List<PlanePoint> after) => Sum(after) - Sum(before);

    private static double Sum(List<PlanePoint> line)
    {
        var sum = 0.0;
        var origin = line[0];
        for (var i = 1; i < line.Count; i++)
        {
            var (a, b) = (line[i - 1] - origin, line[i] - origin);
            sum += a.XMetres * b.YMetres - b.XMetres * a.YMetres;
        }
        return sum / 2;
    }

    /// <summary>The line moved to its right, fully in the middle, not at all at its ends.</summary>
    private static List<PlanePoint> Pushed(List<PlanePoint> line, double metres)
    {
        var result = new List<PlanePoint>(line);
        var (total, along) = (0.0, 0.0);
        for (var i = 1; i < line.Count; i++) total += line[i].DistanceMetres(line[i - 1]);
        for (var i = 1; i < line.Count - 1; i++)
        {
            along += line[i].DistanceMetres(line[i - 1]);
            var tangent = line[i + 1] - line[i - 1];
            var length = line[i + 1].DistanceMetres(line[i - 1]);
            var taper = Math.Min(1, 4 * along / total * (1 - along / total) * 1.5);
            if (length > 0) result[i] = line[i] + new PlanePoint(tangent.YMetres, -tangent.XMetres) * (metres * taper / length);
        }
        return result;
    }

    /// <summary>Gauss elimination with pivots; the matrix is small.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (m, x) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
                if (Math.Abs(m[i, k]) > Math.Abs(m[pivot, k])) pivot = i;
            for (var j = 0; j < n; j++) (m[k, j], m[pivot, j]) = (m[pivot, j], m[k, j]);
            (x[k], x[pivot]) = (x[pivot], x[k]);
            for (var i = k + 1; i < n; i++)
            {
                var factor = m[i, k] / m[k, k];
                if (factor == 0) continue;
                for (var j = k; j < n; j++) m[i, j] -= factor * m[k, j];
                x[i] -= factor * x[k];
            }
        }
        for (var k = n - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < n; j++) x[k] -= m[k, j] * x[j];
            x[k] /= m[k, k];
        }
        return x;
    }
}
