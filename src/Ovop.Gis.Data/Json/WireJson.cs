using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Data.Json;

/// <summary>JSON as it leaves the product, the same from the service, the command and the store.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Make(indented: false);
    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    /// <summary>An enum's value as the word that JSON has for it.</summary>
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

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
        options.Converters.Add(new GeometryConverter());
        options.Converters.Add(new JsonStringEnumConverter<Severity>(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new JsonStringEnumConverter<RuleOutcome>(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new JsonStringEnumConverter<VersionOrigin>(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new JsonStringEnumConverter<VerificationVerdict>(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new JsonStringEnumConverter<DifferenceKind>(JsonNamingPolicy.KebabCaseLower));
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

    /// <summary>A shape inside a report is for looking at: GeoJSON to the centimetre.</summary>
    private sealed class GeometryConverter : JsonConverter<Geometry>
    {
        private const int Decimals = 7;

        public override bool CanConvert(Type typeToConvert) => typeof(Geometry).IsAssignableFrom(typeToConvert);

        public override Geometry? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Shapes of reports are written, never read.");

        public override void Write(Utf8JsonWriter writer, Geometry value, JsonSerializerOptions options) => GeoJsonWriter.WriteGeometry(writer, value, Decimals);
    }

    private sealed class CollectionIdConverter : JsonConverter<CollectionId>
    {
        public override CollectionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CollectionId.From(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, CollectionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
