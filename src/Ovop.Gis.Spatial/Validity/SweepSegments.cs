using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Validity;

/// <summary>The vertices of all rings of one shape, without repetitions, and the segments between them; used again for shape after shape.</summary>
/// <remarks>A segment goes by the number of the vertex it starts at. Left and right are by x, then y.</remarks>
internal sealed class SweepSegments
{
    private double[] _x = new double[256];
    private double[] _y = new double[256];
    private int[] _left = new int[256];
    private int[] _right = new int[256];
    private int[] _ringOf = new int[256];
    private readonly List<int> _starts = [];

    public int Count { get; private set; }
    public int RingCount => _starts.Count;

    /// <summary>Vertices that only repeated the one before them.</summary>
    public int Repetitions { get; private set; }

    /// <summary>False where a coordinate is not finite or too large for its square.</summary>
    public bool InRange { get; private set; }

    public double X(int vertex) => _x[vertex];
    public double Y(int vertex) => _y[vertex];
    public int Left(int segment) => _left[segment];
    public int Right(int segment) => _right[segment];
    public int RingOf(int vertex) => _ringOf[vertex];
    public int Next(int vertex) => vertex + 1 < End(_ringOf[vertex]) ? vertex + 1 : _starts[_ringOf[vertex]];
    public int Previous(int vertex) => vertex > _starts[_ringOf[vertex]] ? vertex - 1 : End(_ringOf[vertex]) - 1;
    public ReadOnlySpan<double> Xs => _x.AsSpan(0, Count);

    public void Clear()
    {
        _starts.Clear();
        (Count, Repetitions, InRange) = (0, 0, true);
    }

    /// <summary>False where the ring is not closed or has fewer than three places.</summary>
    public bool Add(LineString ring)
    {
        var xy = FlatCoordinates.Of(ring.CoordinateSequence);
        if (xy.Length < 8) return false;
        Reserve(Count + xy.Length / 2);
        var start = Count;
        _starts.Add(start);
        var (x, y) = (double.NaN, double.NaN);
        for (var i = 0; i < xy.Length; i += 2)
        {
            if (xy[i] == x && xy[i + 1] == y)
            {
                Repetitions++;
                continue;
            }

            (x, y) = (xy[i], xy[i + 1]);
            // False also for what is not a number.
            if (!(Math.Abs(x) < 1e150 && Math.Abs(y) < 1e150)) InRange = false;
            (_x[Count], _y[Count], _ringOf[Count]) = (x, y, _starts.Count - 1);
            Count++;
        }

        if (_x[start] != x || _y[start] != y) return false;
        Count--;
        if (Count - start < 3) return false;
        for (var i = start; i < Count; i++)
        {
            var next = i + 1 < Count ? i + 1 : start;
            (_left[i], _right[i]) = Less(i, next) ? (i, next) : (next, i);
        }

        return true;
    }

    public bool Less(int a, int b) => _x[a] < _x[b] || (_x[a] == _x[b] && _y[a] < _y[b]);

    /// <summary>1 where the vertex lies above the segment, -1 below it, 0 on its line.</summary>
    public int Side(int segment, int vertex)
    {
        var (l, r) = (_left[segment], _right[segment]);
        return Turn.Of(_x[l], _y[l], _x[r], _y[r], _x[vertex], _y[vertex]);
    }

    private int End(int ring) => ring + 1 < _starts.Count ? _starts[ring + 1] : Count;

    private void Reserve(int count)
    {
        if (count <= _x.Length) return;
        var size = Math.Max(count, 2 * _x.Length);
        Array.Resize(ref _x, size);
        Array.Resize(ref _y, size);
        Array.Resize(ref _left, size);
        Array.Resize(ref _right, size);
        Array.Resize(ref _ringOf, size);
    }
}
