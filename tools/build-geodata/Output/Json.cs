using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ovop.Gis.BuildGeodata.Output;

/// <summary>JSON as people read it: letters stay letters, lines end in LF.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Page = new(Line) { WriteIndented = true, NewLine = "\n" };

    public static string OnOneLine(JsonNode node) => node.ToJsonString(Line);

    public static string OnManyLines(JsonNode node) => node.ToJsonString(Page) + "\n";

    public static JsonObject Read(string path) =>
        JsonNode.Parse(File.ReadAllText(path))?.AsObject() ?? throw new FormatException($"{path} is empty.");
}
