using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

/// <summary>What one file has taken of its limits so far.</summary>
internal sealed class ReadBudget(ReadLimits limits, string file)
{
    private long _vertices;

    public void Vertices(long count)
    {
        if (Interlocked.Add(ref _vertices, count) > limits.MaxVertices)
            throw new UnreadableFileException(ReadFaults.VerticesTooMany, file,
                $"{file} has more than {limits.MaxVertices:N0} vertices.", "Split the layer, for example by kecamatan, or thin its lines.");
    }

    /// <param name="count">Of the whole file so far.</param>
    public void Features(long count)
    {
        if (count > limits.MaxFeatures)
            throw new UnreadableFileException(ReadFaults.FeaturesTooMany, file,
                $"{file} has more than {limits.MaxFeatures:N0} records.", "Split the layer, for example by kecamatan.");
    }

    public void Columns(int count, int? record = null)
    {
        if (count > limits.MaxColumns)
            throw new UnreadableFileException(ReadFaults.ColumnsTooMany, file,
                $"{file} has more than {limits.MaxColumns:N0} columns.", "Export only the columns that are needed, the same for all records.", record);
    }
}
