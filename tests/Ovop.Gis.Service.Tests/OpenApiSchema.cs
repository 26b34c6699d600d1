using System.Text.Json;

namespace Ovop.Gis.Service.Tests;

/// <summary>Holds an answer against the API's own description of it: as much of JSON Schema as OpenAPI 3.0 uses there.</summary>
internal sealed class OpenApiSchema(JsonElement document)
{
    public IReadOnlyList<string> Faults(string path, string method, int status, JsonElement answer)
    {
        var response = document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var content = response.GetProperty("content");
        var schema = (content.TryGetProperty("application/json", out var json) ? json : content.GetProperty("application/problem+json")).GetProperty("schema");
        return [.. Check(schema, answer, "$")];
    }

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!(schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean()) && !schema.TryGetProperty("oneOf", out _)) yield return $"{at} is null";
            yield break;
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var found = choices.EnumerateArray().Select(c => Check(c, value, at).ToList()).OrderBy(f => f.Count).First();
            foreach (var fault in found) yield return fault;
            yield break;
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value))) yield return $"{at} is {value}, none of {words}";
        if (schema.TryGetProperty("type", out var type) && !Is(type.GetString()!, value))
        {
            yield return $"{at} is {value.ValueKind}, not {type}";
            yield break;
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var fault in value.EnumerateArray().SelectMany((v, i) => Check(items, v, $"{at}[{i}]"))) yield return fault;
        if (value.ValueKind != JsonValueKind.Object) yield break;

        var properties = schema.TryGetProperty("properties", out var known) ? known.EnumerateObject().ToDictionary(p => p.Name, p => p.Value) : [];
        foreach (var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!) : [])
            if (!value.TryGetProperty(name, out _)) yield return $"{at}.{name} is missing";
        foreach (var member in value.EnumerateObject())
        {
            if (properties.TryGetValue(member.Name, out var property))
                foreach (var fault in Check(property, member.Value, $"{at}.{member.Name}")) yield return fault;
            else if (schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object)
                foreach (var fault in Check(additional, member.Value, $"{at}.{member.Name}")) yield return fault;
            else if (properties.Count > 0 && !properties.ContainsKey("detail")) yield return $"{at}.{member.Name} is not described";
        }
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
