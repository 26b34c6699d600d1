namespace Ovop.Gis.Data;

/// <summary>How far a load has got.</summary>
/// <param name="Phase">reading, checking, committing or done.</param>
/// <param name="Done">Features done in this phase.</param>
/// <param name="Total">Of how many; null where that is not known yet.</param>
public sealed record ImportProgress(string Phase, int Done, int? Total)
{
    public const string Reading = "reading";
    public const string Checking = "checking";
    public const string Committing = "committing";
    public const string Finished = "done";
}
