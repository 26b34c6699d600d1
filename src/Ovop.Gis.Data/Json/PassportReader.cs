using System.Text.Json;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Data.Json;

/// <summary>Reads a passport strictly: a member too many, too few, or of another kind is a fault.</summary>
internal static class PassportReader
{
    private const int MostEntries = 100;
    private const int LongestText = PassportId.LongestText;

    /// <exception cref="FormatException">It is no passport; the message says where.</exception>
    public static Passport Read(JsonElement passport)
    {
        Members(passport, "passport", "analysis", "inputs", "crs", "method", "rule", "tolerances", "parameters", "engine", "resultSha256", "id");
        var engine = Member(passport, "engine", JsonValueKind.Object, "an object");
        Members(engine, "passport.engine", "name", "version");
        return new Passport(
            Text(passport, "analysis"), Inputs(Member(passport, "inputs", JsonValueKind.Array, "a list")), Text(passport, "crs"), Text(passport, "method"), Text(passport, "rule"),
            Entries(passport, "tolerances", Number), Entries<object?>(passport, "parameters", Value),
            new PassportEngine(Text(engine, "name"), Text(engine, "version")), Hash(passport, "resultSha256"), Text(passport, "id"));
    }

    private static List<PassportInput> Inputs(JsonElement list)
    {
        if (list.GetArrayLength() > MostEntries) throw new FormatException("passport.inputs are too many");
        var inputs = new List<PassportInput>();
        foreach (var input in list.EnumerateArray())
        {
            Members(input, "passport.inputs", "layer", "version", "contentSha256", "derivation");
            if (!Member(input, "version", JsonValueKind.Number, "a whole number").TryGetInt32(out var version)) throw new FormatException("passport.inputs.version must be a whole number");
            inputs.Add(new PassportInput(Text(input, "layer"), version, Hash(input, "contentSha256"), input.TryGetProperty("derivation", out _) ? Text(input, "derivation") : null));
        }

        return inputs;
    }

    private static Dictionary<string, T> Entries<T>(JsonElement passport, string name, Func<JsonElement, T?> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in Member(passport, name, JsonValueKind.Object, "an object").EnumerateObject())
        {
            if (entries.Count == MostEntries) throw new FormatException($"passport.{name} are too many");
            entries.Add(entry.Name, read(entry.Value) is { } value ? value : throw new FormatException($"passport.{name}.{Short(entry.Name)} is none that can be"));
        }

        return entries;
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
        ? number : throw new FormatException("passport.tolerances must be numbers");

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: <= LongestText } text => text,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static void Members(JsonElement element, string at, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new FormatException($"{at} must be an object");
        foreach (var member in element.EnumerateObject())
            if (!known.Contains(member.Name)) throw new FormatException($"{at} has a member '{Short(member.Name)}' that no passport has");
    }

    private static JsonElement Member(JsonElement element, string name, JsonValueKind kind, string what) => element.TryGetProperty(name, out var value) && value.ValueKind == kind
        ? value : throw new FormatException($"passport: '{name}' must be {what}");

    private static string Text(JsonElement element, string name) =>
        Member(element, name, JsonValueKind.String, "a text").GetString() is { Length: <= LongestText } text ? text : throw new FormatException($"passport: '{name}' is too long");

    private static string Hash(JsonElement element, string name) => Text(element, name) is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower)
        ? hash : throw new FormatException($"passport: '{name}' must be 64 hexadecimal digits, as results have it since version 0.3");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
