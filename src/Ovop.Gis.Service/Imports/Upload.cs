namespace Ovop.Gis.Service.Imports;

/// <summary>What came in, whole.</summary>
/// <param name="Name">As the user knows it, made harmless.</param>
/// <param name="Path">The file to read; parts of a shapefile lie beside it.</param>
internal sealed record Upload(string Name, string Path, long SizeBytes);

/// <summary>A body that is too large, of the wrong kind or not whole, with the status that says so.</summary>
internal sealed class BadUploadException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
