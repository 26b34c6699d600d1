using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Data.Json;

/// <summary>JSON as it leaves the product, the same from the service, the command and the store.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Make(indented: false);
    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    private static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.WriteIndented = indented;
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Letters such as é and ² as themselves; < > & stay escaped, since a page may carry this text.
        options.Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        options.NewLine = "\n";
        options.Converters.Add(new UnitConverter<Area>("squareMetres", Area.FromSquareMetres, a => a.SquareMetres));
        options.Converters.Add(new UnitConverter<Distance>("metres", Distance.FromMetres, d => d.Metres));
        options.Converters.Add(new UnitConverter<Bearing>("degrees", Bearing.FromDegrees, b => b.Degrees));
        options.Converters.Add(new CollectionIdConverter());
    }

    /// <summary>A number with a unit is an object whose one member names the unit.</summary>
    private sealed class UnitConverter<T>(string unit, Func<double, T> create, Func<T, double> value) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return create(document.RootElement.GetProperty(unit).GetDouble());
        }

        public override void Write(Utf8JsonWriter writer, T value1, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber(unit, value(value1));
            writer.WriteEndObject();
        }
    }

    private sealed class CollectionIdConverter : JsonConverter<CollectionId>
    {
        public override CollectionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CollectionId.From(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, CollectionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
