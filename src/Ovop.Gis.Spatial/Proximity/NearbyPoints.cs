namespace Ovop.Gis.Spatial.Proximity;

/// <summary>The points that a question found, nearest first; made once, it can take the answers of many questions without new memory.</summary>
/// <remarks>Not for two threads at a time. An answer is valid until the next question is put with it.</remarks>
public sealed class NearbyPoints
{
    private double[] _metres = [];
    private int[] _features = [];
    private double[] _rawMetres = [];
    private int[] _rawFeatures = [];
    private readonly DistanceOrder _order = new();

    public int Count { get; private set; }

    /// <summary>The numbers of the features in their layer.</summary>
    public ReadOnlySpan<int> Features => _features.AsSpan(0, Count);

    /// <summary>How far each is.</summary>
    public ReadOnlySpan<double> Metres => _metres.AsSpan(0, Count);

    internal int RawCount { get; set; }
    internal Span<double> RawMetres => _rawMetres;
    internal Span<int> RawFeatures => _rawFeatures;

    internal void Reserve(int more)
    {
        if (_rawMetres.Length - RawCount >= more) return;
        var size = Math.Max(RawCount + more, Math.Max(256, 2 * _rawMetres.Length));
        Array.Resize(ref _rawMetres, size);
        Array.Resize(ref _rawFeatures, size);
    }

    /// <summary>Puts what was gathered in order; equal distances by number.</summary>
    internal void Arrange(int most = int.MaxValue)
    {
        if (_metres.Length < RawCount) (_metres, _features) = (new double[_rawMetres.Length], new int[_rawMetres.Length]);
        _order.Sort(_rawMetres.AsSpan(0, RawCount), _rawFeatures.AsSpan(0, RawCount), _metres, _features);
        Count = Math.Min(RawCount, most);
    }
}
