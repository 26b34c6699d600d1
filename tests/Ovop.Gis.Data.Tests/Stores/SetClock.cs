using System.Collections;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.Tests.Stores;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 3, 0, 0, 123, 456, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Features of which one does something when it is looked at for the second time: once for the check, once to be written.</summary>
internal sealed class TrappedFeatures(IReadOnlyList<Feature> features, int trap, Action spring) : IReadOnlyList<Feature>
{
    public int Count => features.Count;

    public Feature this[int index]
    {
        get
        {
            if (index == trap) spring();
            return features[index];
        }
    }

    public IEnumerator<Feature> GetEnumerator() => features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
