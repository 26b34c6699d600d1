using System.Text.Json;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.GeoJson;

/// <summary>Reads a GeoJSON FeatureCollection, a single Feature or a bare geometry.</summary>
public sealed class GeoJsonDatasetReader(ReadLimits? limits = null) : IDatasetReader
{
    private const string Format = "GeoJSON";
    private static readonly RingConvention Rings = new(OuterClockwise: false, "RFC 7946, 3.1.6");
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

        var pass = new Pass(source.Name, _limits);
        if (outline.FeaturesAt is { } at) pass.ReadFeatures(text.Span, at, options, cancellationToken);
        else pass.ReadSingle(text.Span, outline.IsFeature);
        options.Progress?.Report(pass.Features.Count);
        return new RawDataset(name, Format, source.Origin, sha256, outline.Crs, null, pass.Table.Settle(), pass.Features) { Rings = Rings, SuspiciousTexts = pass.Suspicions.Found };
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

    /// <summary>One reading of one file.</summary>
    private sealed class Pass
    {
        private readonly string _file;
        private readonly ReadBudget _budget;
        private readonly GeoJsonGeometry _shapes;

        public Pass(string file, ReadLimits limits)
        {
            (_file, _budget) = (file, new ReadBudget(limits, file));
            _shapes = new GeoJsonGeometry(new ShapeDraft(), _budget);
        }

        public RawTable Table { get; } = new();

        public List<RawFeature> Features { get; } = [];

        public SuspicionList Suspicions { get; } = new();

        public void ReadFeatures(ReadOnlySpan<byte> text, int at, ReadOptions options, CancellationToken cancellationToken)
        {
            var reader = new Utf8JsonReader(text[at..], GeoJsonText.Options);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var number = Features.Count + 1;
                _budget.Features(number);
                using var document = JsonDocument.ParseValue(ref reader);
                Features.Add(ReadOne(document.RootElement, isFeature: true, number));
                if (number % ProgressEvery == 0) options.Progress?.Report(number);
            }
        }

        public void ReadSingle(ReadOnlySpan<byte> text, bool isFeature)
        {
            var reader = new Utf8JsonReader(text, GeoJsonText.Options);
            using var document = JsonDocument.ParseValue(ref reader);
            Features.Add(ReadOne(document.RootElement, isFeature, 1));
        }

        private RawFeature ReadOne(JsonElement element, bool isFeature, int number)
        {
            try
            {
                if (isFeature) return ReadFeature(element, number);
                var shape = _shapes.Read(element);
                return new RawFeature(number, shape.Geometry, Table.Add([])) { Fault = shape.Fault };
            }
            catch (GeoJsonFaultException e)
            {
                throw Fault(number, e.Message, e);
            }
            catch (InvalidOperationException e)
            {
                // The parser's answer to half a surrogate pair, written as \uD800.
                throw Fault(number, "it holds text that is not Unicode", e);
            }
        }

        private RawFeature ReadFeature(JsonElement feature, int number)
        {
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("type", out var type)
                || type.ValueKind != JsonValueKind.String || !type.ValueEquals("Feature"))
                throw Fault(number, "it is not an object of type Feature");
            var shape = feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind != JsonValueKind.Null ? _shapes.Read(geometry) : default;
            return new RawFeature(number, shape.Geometry, Attributes(feature, number)) { Fault = shape.Fault };
        }

        private AttributeRow Attributes(JsonElement feature, int number)
        {
            var cells = new List<(int Column, object? Value)>();
            var hasProperties = feature.TryGetProperty("properties", out var properties) && properties.ValueKind != JsonValueKind.Null;
            if (hasProperties && properties.ValueKind != JsonValueKind.Object) throw Fault(number, "its properties are not an object");
            if (feature.TryGetProperty("id", out var id) && !(hasProperties && properties.TryGetProperty("id", out _)))
                cells.Add((Table.Column("id"), Value(id, "id", number)));
            if (hasProperties)
                foreach (var property in properties.EnumerateObject())
                    cells.Add((Table.Column(property.Name), Value(property.Value, property.Name, number)));
            _budget.Columns(Table.Names.Count, number);
            var values = new object?[cells.Count == 0 ? 0 : cells.Max(cell => cell.Column) + 1];
            foreach (var (column, value) in cells) values[column] = value;
            return Table.Add(values);
        }

        private object? Value(JsonElement value, string name, int number) => value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => Looked(value.GetString()!, name, number),
            JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
            JsonValueKind.Number => value.TryGetDouble(out var real) && double.IsFinite(real)
                ? (object)real
                : throw Fault(number, $"its property {name} is too large a number"),
            _ => value.GetRawText(),
        };

        private string Looked(string text, string name, int number)
        {
            Suspicions.Look(text, number, name);
            return text;
        }

        private UnreadableFileException Fault(int number, string how, Exception? inner = null) => new(
            ReadFaults.GeoJsonStructure, _file, $"Feature {number} of {_file}: {how}.", "Correct this feature and save the file again.", number, inner);
    }
}
