using System.Text.Json;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.GeoJson;

/// <summary>Reads a GeoJSON FeatureCollection, a single Feature or a bare geometry.</summary>
public sealed class GeoJsonDatasetReader(ReadLimits? limits = null) : IDatasetReader
{
    private const string Format = "GeoJSON";
    private const int ProgressEvery = 256;
    private readonly ReadLimits _limits = limits ?? new();

    public bool CanRead(string path) => Path.GetExtension(path).ToLowerInvariant() is ".geojson" or ".json";

    public Task<RawDataset> ReadAsync(string path, ReadOptions options, CancellationToken cancellationToken) =>
        ReadAsync(SourceFile.Loose(path), options, cancellationToken);

    internal async Task<RawDataset> ReadAsync(SourceFile source, ReadOptions options, CancellationToken cancellationToken)
    {
        var sha256 = await source.HashAsync(cancellationToken).ConfigureAwait(false);
        var bytes = await LoadAsync(source, cancellationToken).ConfigureAwait(false);
        var text = GeoJsonText.Check(bytes, source.Name);
        var outline = GeoJsonOutline.Read(text.Span, source.Name, cancellationToken);
        var name = outline.Name ?? Path.GetFileNameWithoutExtension(source.Name);
        LayerChoice.Choose([name], options.LayerName, source.Name, layer => layer, _ => Path.GetFileNameWithoutExtension(source.Name));

        var table = new RawTable();
        var features = new List<RawFeature>();
        if (outline.FeaturesAt is { } at) ReadFeatures(text.Span, at, source.Name, table, features, options, cancellationToken);
        else features.Add(ReadSingle(text.Span, outline.IsFeature, source.Name, table));
        options.Progress?.Report(features.Count);
        return new RawDataset(name, Format, source.Origin, sha256, outline.Crs, null, table.Settle(), features);
    }

    private async Task<byte[]> LoadAsync(SourceFile source, CancellationToken cancellationToken)
    {
        await using var stream = source.Open();
        if (stream.Length > _limits.MaxJsonBytes)
            throw new UnreadableFileException(ReadFaults.FileTooLarge, source.Name,
                $"{source.Name} is {stream.Length >> 20:N0} MB; GeoJSON is read up to {_limits.MaxJsonBytes >> 20:N0} MB.", "Send it as a GeoPackage.");
        var bytes = new byte[stream.Length];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private void ReadFeatures(ReadOnlySpan<byte> text, int at, string file, RawTable table, List<RawFeature> features, ReadOptions options, CancellationToken cancellationToken)
    {
        var reader = new Utf8JsonReader(text[at..], GeoJsonText.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = features.Count + 1;
            using var document = JsonDocument.ParseValue(ref reader);
            features.Add(ReadOne(document.RootElement, true, number, file, table));
            if (number % ProgressEvery == 0) options.Progress?.Report(number);
        }
    }

    private RawFeature ReadSingle(ReadOnlySpan<byte> text, bool isFeature, string file, RawTable table)
    {
        var reader = new Utf8JsonReader(text, GeoJsonText.Options);
        using var document = JsonDocument.ParseValue(ref reader);
        return ReadOne(document.RootElement, isFeature, 1, file, table);
    }

    private RawFeature ReadOne(JsonElement element, bool isFeature, int number, string file, RawTable table)
    {
        try
        {
            return isFeature
                ? ReadFeature(element, number, file, table)
                : new RawFeature(number, GeometryOf(element, number, file), table.Add([]));
        }
        catch (InvalidOperationException e)
        {
            // The parser's answer to half a surrogate pair, written as \uD800.
            throw Fault(file, number, "it holds text that is not Unicode", e);
        }
    }

    private RawFeature ReadFeature(JsonElement feature, int number, string file, RawTable table)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String || !type.ValueEquals("Feature"))
            throw Fault(file, number, "it is not an object of type Feature");
        var geometry = feature.TryGetProperty("geometry", out var shape) && shape.ValueKind != JsonValueKind.Null
            ? GeometryOf(shape, number, file)
            : null;
        return new RawFeature(number, geometry, Attributes(feature, number, file, table));
    }

    private AttributeRow Attributes(JsonElement feature, int number, string file, RawTable table)
    {
        var cells = new List<(int Column, object? Value)>();
        var hasProperties = feature.TryGetProperty("properties", out var properties) && properties.ValueKind != JsonValueKind.Null;
        if (hasProperties && properties.ValueKind != JsonValueKind.Object) throw Fault(file, number, "its properties are not an object");
        if (feature.TryGetProperty("id", out var id) && !(hasProperties && properties.TryGetProperty("id", out _)))
            cells.Add((table.Column("id"), Value(id, "id", number, file)));
        if (hasProperties)
            foreach (var property in properties.EnumerateObject())
                cells.Add((table.Column(property.Name), Value(property.Value, property.Name, number, file)));
        if (table.Names.Count > _limits.MaxColumns)
            throw new UnreadableFileException(ReadFaults.ColumnsTooMany, file,
                $"The features of {file} have more than {_limits.MaxColumns:N0} different properties.", "Give all features the same properties.", number);
        var values = new object?[cells.Count == 0 ? 0 : cells.Max(cell => cell.Column) + 1];
        foreach (var (column, value) in cells) values[column] = value;
        return table.Add(values);
    }

    private static object? Value(JsonElement value, string name, int number, string file) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.TryGetDouble(out var real) && double.IsFinite(real)
            ? (object)real
            : throw Fault(file, number, $"its property {name} is too large a number"),
        _ => value.GetRawText(),
    };

    private static Geometry GeometryOf(JsonElement element, int number, string file)
    {
        try
        {
            return GeoJsonGeometry.Read(element);
        }
        catch (GeoJsonFaultException e)
        {
            throw new UnreadableFileException(e.IsGeometry ? ReadFaults.GeometryInvalid : ReadFaults.GeoJsonStructure, file,
                $"Feature {number} of {file}: {e.Message}.", "Correct this feature and save the file again.", number, e);
        }
    }

    private static UnreadableFileException Fault(string file, int number, string how, Exception? inner = null) => new(
        ReadFaults.GeoJsonStructure, file, $"Feature {number} of {file}: {how}.", "Correct this feature and save the file again.", number, inner);
}
