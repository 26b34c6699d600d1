using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Csv;

/// <summary>Reads a table with coordinates: commas, semicolons, tabs or bars between its columns, a header above them.</summary>
public sealed class CsvDatasetReader(ReadLimits? limits = null) : IDatasetReader
{
    private const string Format = "CSV";
    private const int ProgressEvery = 256;
    private readonly ReadLimits _limits = limits ?? new();

    public bool CanRead(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".txt";

    public Task<RawDataset> ReadAsync(string path, ReadOptions options, CancellationToken cancellationToken) =>
        ReadAsync(SourceFile.Loose(path), options, cancellationToken);

    internal async Task<RawDataset> ReadAsync(SourceFile source, ReadOptions options, CancellationToken cancellationToken)
    {
        var name = Path.GetFileNameWithoutExtension(source.Name);
        LayerChoice.Choose([name], options.LayerName, source.Name, layer => layer);
        var (read, sha256) = await Beside.RunAsync(stop => Read(name, source, options, stop), source.HashAsync, cancellationToken).ConfigureAwait(false);
        return read with { SourceSha256 = sha256 };
    }

    private RawDataset Read(string name, SourceFile source, ReadOptions options, CancellationToken cancellationToken)
    {
        var text = CsvText.Look(source, options.EncodingName, cancellationToken);
        using var rows = new CsvRows(source, text, _limits);
        var header = rows.Header();
        var columns = CsvColumns.Find(header, options, source.Name);
        var budget = new ReadBudget(_limits, source.Name);
        budget.Columns(header.Count);
        var places = new CsvPlaces(columns, header, text.MayHaveDecimalComma, budget);
        var table = new RawTable();
        var suspicions = new SuspicionList();
        CsvValues? values = null;
        var attributes = Array.Empty<int>();
        var features = new List<RawFeature>();
        while (rows.Next() is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = features.Count + 1;
            budget.Features(number);
            var shape = rows.FaultOfRow(header.Count) is { } fault ? new ReadShape(null, fault) : places.Read(row);
            if (values is null)
            {
                attributes = [.. Enumerable.Range(0, header.Count).Where(i => i != columns.Wkt || places.ShapeColumn < 0)];
                foreach (var i in attributes) table.Column(header[i]);
                values = new CsvValues(table, attributes, text.MayHaveDecimalComma);
            }
            foreach (var i in attributes)
                if (i < row.Length) suspicions.Look(row[i], number, header[i]);
            features.Add(new RawFeature(number, shape.Geometry, values.Add(row)) { Fault = shape.Fault });
            if (number % ProgressEvery == 0) options.Progress?.Report(number);
        }
        if (values is null)
            foreach (var column in header) table.Column(column);
        values?.Convert();
        options.Progress?.Report(features.Count);
        return new RawDataset(name, Format, source.Origin, "", places.Crs, new EncodingChoice(text.Encoding.WebName, text.Reason), table.Settle(), features)
        {
            SuspiciousTexts = suspicions.Found,
        };
    }
}
