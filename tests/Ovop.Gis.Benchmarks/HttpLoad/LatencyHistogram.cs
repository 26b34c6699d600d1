using System.Numerics;

namespace Ovop.Gis.Benchmarks.HttpLoad;

/// <summary>Counts times in buckets that are each a thirty-second part of a power of two wide, so that any percentile is right within 3 %.</summary>
internal sealed class LatencyHistogram
{
    private const int PartBits = 5;
    private readonly long[] _counts = new long[64 << PartBits];

    public long Count { get; private set; }

    public void Add(long ticks)
    {
        _counts[BucketOf(ticks)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>The time that this part of all stayed below, in ticks; the upper end of its bucket.</summary>
    public long Percentile(double ratio)
    {
        var wanted = (long)Math.Ceiling(Count * ratio);
        var bucket = 0;
        for (long seen = 0; bucket < _counts.Length; bucket++)
            if ((seen += _counts[bucket]) >= wanted) break;
        return EndOf(bucket);
    }

    private static int BucketOf(long ticks)
    {
        var power = BitOperations.Log2((ulong)Math.Max(1, ticks));
        return power < PartBits ? (int)ticks : ((power - PartBits + 1) << PartBits) + (int)((ticks >> (power - PartBits)) & ((1 << PartBits) - 1));
    }

    private static long EndOf(int bucket)
    {
        var power = (bucket >> PartBits) - 1 + PartBits;
        return power < PartBits ? bucket : ((1L << PartBits) + (bucket & ((1 << PartBits) - 1)) + 1) << (power - PartBits);
    }
}
