namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Repeatable numbers (SplitMix64): the same seed gives the same map everywhere.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Ratio() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From -1 to 1, most often near 0.</summary>
    public double Swing() => Ratio() - Ratio();
}
