using System.Text.Json;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Data.Json;

/// <summary>The canonical form of a result, made from its JSON alone, as anybody else would make it.</summary>
internal static class CanonicalJson
{
    public const string Passport = "passport";

    /// <summary>Of a result without its passport.</summary>
    public static byte[] Of(JsonElement result)
    {
        using var writer = new CanonicalWriter(keepBytes: true);
        WriteObject(writer, result, skip: Passport);
        return writer.Bytes();
    }

    private static void Write(CanonicalWriter to, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(to, value, skip: null);
                break;
            case JsonValueKind.Array:
                WriteList(to, name, value);
                break;
            case JsonValueKind.String:
                to.Text(value.GetString());
                break;
            case JsonValueKind.Number:
                WriteNumber(to, name, value);
                break;
            default:
                to.Raw(value.ValueKind switch { JsonValueKind.True => "true"u8, JsonValueKind.False => "false"u8, _ => "null"u8 });
                break;
        }
    }

    private static void WriteObject(CanonicalWriter to, JsonElement value, string? skip)
    {
        var first = true;
        to.Raw((byte)'{');
        foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            if (member.Name == skip || member.Value.ValueKind == JsonValueKind.Null) continue;
            if (!first) to.Raw((byte)',');
            first = false;
            to.Text(member.Name);
            to.Raw((byte)':');
            Write(to, member.Name, member.Value);
        }

        to.Raw((byte)'}');
    }

    private static void WriteList(CanonicalWriter to, string name, JsonElement value)
    {
        var first = true;
        to.Raw((byte)'[');
        foreach (var item in value.EnumerateArray())
        {
            if (!first) to.Raw((byte)',');
            first = false;
            Write(to, name, item);
        }

        to.Raw((byte)']');
    }

    /// <summary>What no result of the product would say is kept as it stands: its hash is then not that of any.</summary>
    private static void WriteNumber(CanonicalWriter to, string name, JsonElement value)
    {
        if (CanonicalForm.DecimalsOf(name) is { } decimals && value.TryGetDouble(out var number) && double.IsFinite(number)) to.Fixed(number, decimals);
        else if (value.TryGetInt64(out var whole)) to.Whole(whole);
        else to.Raw(System.Text.Encoding.ASCII.GetBytes(value.GetRawText()));
    }
}
