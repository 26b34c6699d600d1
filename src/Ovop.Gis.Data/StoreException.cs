namespace Ovop.Gis.Data;

/// <summary>A store that cannot do what is asked of it: names the file and the way out.</summary>
public sealed class StoreException(string message, string wayOut, Exception? inner = null) : Exception(message, inner)
{
    public string WayOut { get; } = wayOut;
}
