using System.Text.Json;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.GeoJson;

/// <summary>What the root object is, before any feature is read; finding out checks the whole file's syntax.</summary>
/// <param name="FeaturesAt">Where the array of features begins; null for a single feature or geometry.</param>
internal sealed record GeoJsonOutline(string? Name, CrsDeclaration? Crs, bool IsFeature, int? FeaturesAt)
{
    private static readonly CrsDeclaration Rfc7946 = new("OGC:CRS84", "RFC 7946");

    public static GeoJsonOutline Read(ReadOnlySpan<byte> text, string file, CancellationToken cancellationToken)
    {
        var seen = 0;
        var inFeatures = false;
        try
        {
            return Scan(text, file, ref seen, ref inFeatures, cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            throw Fault(file, "a member of its root holds text that is not Unicode", e);
        }
        catch (JsonException e)
        {
            int? number = inFeatures ? seen + 1 : null;
            var where = $"line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}";
            throw new UnreadableFileException(ReadFaults.GeoJsonSyntax, file,
                $"{file} is not JSON: the fault is at {where}{(number is null ? "" : $", in feature {number}")}.",
                "Save the file again; if it was sent, it may have been cut on its way. NaN and Infinity are no JSON numbers.", number, e);
        }
    }

    private static GeoJsonOutline Scan(ReadOnlySpan<byte> text, string file, ref int seen, ref bool inFeatures, CancellationToken cancellationToken)
    {
        var reader = new Utf8JsonReader(text, GeoJsonText.Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw Fault(file, "it does not begin with an object");
        string? type = null, name = null;
        int? featuresAt = null;
        var crs = Rfc7946;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("features"))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartArray) throw Fault(file, "its features are not an array");
                featuresAt = (int)reader.TokenStartIndex;
                (seen, inFeatures) = (0, true);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    reader.Skip();
                    seen++;
                }
                inFeatures = false;
            }
            else if (reader.ValueTextEquals("type")) type = Text(ref reader);
            else if (reader.ValueTextEquals("name")) name = Text(ref reader);
            else if (reader.ValueTextEquals("crs")) crs = ReadCrs(ref reader, file);
            else reader.Skip();
        }
        while (reader.Read())
        {
            // What follows the root object is a fault that the reader itself reports.
        }
        return type switch
        {
            "FeatureCollection" => new(name, crs, false, featuresAt ?? throw Fault(file, "it is a FeatureCollection without features")),
            "Feature" => new(null, crs, true, null),
            _ when GeoJsonGeometry.IsType(type) => new(null, crs, false, null),
            null => throw Fault(file, "it has no type"),
            _ => throw Fault(file, "its type is none of GeoJSON's" + (type is "Topology" ? " but TopoJSON" : "")),
        };
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.Skip();
        return null;
    }

    /// <summary>The member of GeoJSON 2008, which programs still write and which alone tells metres from degrees.</summary>
    private static CrsDeclaration? ReadCrs(ref Utf8JsonReader reader, string file)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            && AuthorityAndCode(name.ToString()) is { } text)
            return new CrsDeclaration(text, "the crs member");
        throw new UnreadableFileException(ReadFaults.GeoJsonCrs, file,
            $"The crs member of {file} does not name a reference system such as urn:ogc:def:crs:EPSG::32649.",
            "Correct the member, or remove it where the coordinates are WGS 84 longitude and latitude.");
    }

    private static string? AuthorityAndCode(string name)
    {
        var text = name.Trim();
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            var words = text.Split(':', '/');
            var crs = Array.FindIndex(words, word => word.Equals("crs", StringComparison.OrdinalIgnoreCase));
            if (crs < 0 || words.Length - crs < 3) return null;
            text = $"{words[crs + 1]}:{words[^1]}";
        }
        var colon = text.IndexOf(':');
        return colon > 0 && colon < text.Length - 1 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '_')
            ? text.ToUpperInvariant()
            : null;
    }

    private static UnreadableFileException Fault(string file, string how, Exception? inner = null) => new(
        ReadFaults.GeoJsonStructure, file, $"{file} is not GeoJSON: {how}.", "Send a FeatureCollection, a Feature or a geometry.", inner: inner);
}
