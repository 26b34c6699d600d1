namespace Ovop.Gis.Spatial.Proximity;

/// <summary>Sorts by distance, then number: buckets by the squared distance, which in a disc is spread evenly, then insertion.</summary>
internal sealed class DistanceOrder
{
    private const int Few = 24;

    private int[] _buckets = [];
    private int[] _ends = [];

    /// <param name="metresTo">At least as long as <paramref name="metres"/>, as is <paramref name="numbersTo"/>.</param>
    internal void Sort(ReadOnlySpan<double> metres, ReadOnlySpan<int> numbers, Span<double> metresTo, Span<int> numbersTo)
    {
        var count = metres.Length;
        metresTo = metresTo[..count];
        numbersTo = numbersTo[..count];
        if (count <= Few)
        {
            metres.CopyTo(metresTo);
            numbers.CopyTo(numbersTo);
        }
        else Scatter(metres, numbers, metresTo, numbersTo);

        Insert(metresTo, numbersTo);
    }

    private void Scatter(ReadOnlySpan<double> metres, ReadOnlySpan<int> numbers, Span<double> metresTo, Span<int> numbersTo)
    {
        var count = metres.Length;
        if (_buckets.Length < count) (_buckets, _ends) = (new int[count], new int[2 * count + 1]);
        var most = 0.0;
        foreach (var m in metres) most = Math.Max(most, m);
        var last = 2 * count - 1;
        var scale = most > 0 ? 2 * count / (most * most) : 0;
        var buckets = _buckets.AsSpan(0, count);
        var ends = _ends.AsSpan(0, last + 2);
        ends.Clear();
        for (var i = 0; i < buckets.Length; i++)
        {
            var m = metres[i];
            var bucket = Math.Min((int)(m * m * scale), last);
            buckets[i] = bucket;
            ends[bucket + 1]++;
        }

        var crowded = false;
        for (var b = 1; b < ends.Length; b++)
        {
            crowded |= ends[b] > Few;
            ends[b] += ends[b - 1];
        }

        for (var i = 0; i < buckets.Length; i++)
        {
            var to = ends[buckets[i]]++;
            metresTo[to] = metres[i];
            numbersTo[to] = numbers[i];
        }

        if (crowded) SortCrowded(ends, metresTo, numbersTo);
    }

    /// <summary>Points that share a place or a ring would make insertion slow.</summary>
    private static void SortCrowded(ReadOnlySpan<int> ends, Span<double> metres, Span<int> numbers)
    {
        var start = 0;
        foreach (var end in ends[..^1])
        {
            if (end - start > Few)
            {
                metres[start..end].Sort(numbers[start..end]);
                SortEqual(metres[start..end], numbers[start..end]);
            }

            start = end;
        }
    }

    private static void SortEqual(ReadOnlySpan<double> metres, Span<int> numbers)
    {
        var start = 0;
        for (var i = 1; i <= metres.Length; i++)
        {
            if (i < metres.Length && metres[i] == metres[start]) continue;
            if (i - start > 1) numbers[start..i].Sort();
            start = i;
        }
    }

    private static void Insert(Span<double> metres, Span<int> numbers)
    {
        for (var i = 1; i < metres.Length && i < numbers.Length; i++)
        {
            var (m, n) = (metres[i], numbers[i]);
            var at = i - 1;
            if (!After(metres[at], numbers[at], m, n)) continue;
            for (; at >= 0 && After(metres[at], numbers[at], m, n); at--) (metres[at + 1], numbers[at + 1]) = (metres[at], numbers[at]);
            (metres[at + 1], numbers[at + 1]) = (m, n);
        }
    }

    private static bool After(double metres, int number, double thanMetres, int thanNumber) =>
        metres > thanMetres || metres == thanMetres && number > thanNumber;
}
