namespace Ovop.Gis.Planning.Imports;

/// <summary>Reads one kind of file; every fault of the file is an <see cref="UnreadableFileException"/>.</summary>
public interface IDatasetReader
{
    bool CanRead(string path);

    Task<RawDataset> ReadAsync(string path, ReadOptions options, CancellationToken cancellationToken);
}

/// <param name="EncodingName">Overrides what the file says of its text encoding.</param>
/// <param name="LayerName">Which layer to read where a file holds several.</param>
/// <param name="Progress">Told the number of records read so far.</param>
public sealed record ReadOptions(string? EncodingName = null, string? LayerName = null, IProgress<int>? Progress = null)
{
    /// <summary>The column of a table with the longitude or easting; null to find it by the usual names.</summary>
    public string? X { get; init; }

    /// <summary>The column of a table with the latitude or northing; null to find it by the usual names.</summary>
    public string? Y { get; init; }
}

/// <summary>A file that cannot be read: names the file, the record where one is to blame, and the way out.</summary>
public sealed class UnreadableFileException : Exception
{
    public UnreadableFileException(string code, string fileName, string message, string wayOut, int? recordNumber = null, Exception? inner = null)
        : base(message, inner) => (Code, FileName, WayOut, RecordNumber) = (code, fileName, wayOut, recordNumber);

    /// <summary>A stable code, such as shapefile-part-missing.</summary>
    public string Code { get; }
    public string FileName { get; }
    public string WayOut { get; }
    public int? RecordNumber { get; }

    /// <summary>What can be given instead, where the fault is a choice: the names of the layers, or the likely encodings.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
