namespace Ovop.Gis.Spatial.Proximity;

/// <summary>Keeps the nearest so many of what is offered, in a heap with the farthest on top.</summary>
internal sealed class BestFew(NearbyPoints room, int count)
{
    /// <summary>What a further one must not exceed; infinite until there are enough.</summary>
    internal double WorstMetres => room.RawCount < count ? double.PositiveInfinity : room.RawMetres[0];

    /// <summary>Whether it is at least as near as the farthest kept, and at an equal distance before it.</summary>
    internal bool Wants(double metres, int feature) => room.RawCount < count || Before(metres, feature, 0);

    internal bool Offer(double metres, int feature)
    {
        if (!Wants(metres, feature)) return false;
        if (room.RawCount < count)
        {
            room.Reserve(1);
            Rise(room.RawCount++, metres, feature);
        }
        else Sink(metres, feature);
        return true;
    }

    private void Rise(int at, double metres, int feature)
    {
        for (; at > 0 && !Before(metres, feature, (at - 1) / 2); at = (at - 1) / 2) Move(to: at, from: (at - 1) / 2);
        (room.RawMetres[at], room.RawFeatures[at]) = (metres, feature);
    }

    private void Sink(double metres, int feature)
    {
        var at = 0;
        while (2 * at + 1 is var child && child < room.RawCount)
        {
            if (child + 1 < room.RawCount && Before(room.RawMetres[child], room.RawFeatures[child], child + 1)) child++;
            if (!Before(metres, feature, child)) break;
            Move(to: at, from: child);
            at = child;
        }

        (room.RawMetres[at], room.RawFeatures[at]) = (metres, feature);
    }

    private void Move(int to, int from) => (room.RawMetres[to], room.RawFeatures[to]) = (room.RawMetres[from], room.RawFeatures[from]);

    private bool Before(double metres, int feature, int than) =>
        metres < room.RawMetres[than] || metres == room.RawMetres[than] && feature < room.RawFeatures[than];
}
