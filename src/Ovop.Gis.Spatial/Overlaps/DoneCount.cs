namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Counts work done on several threads and tells it one after the other, always rising.</summary>
internal sealed class DoneCount(IProgress<int>? progress)
{
    private readonly Lock _telling = new();
    private int _done;

    public void Add()
    {
        if (progress is null) return;
        lock (_telling) progress.Report(++_done);
    }
}
