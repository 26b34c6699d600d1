using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>Which figures of two canonical forms differ, by path. Entries of a list are paired by their id where all have one.</summary>
internal sealed class FigureComparison
{
    public const int MostListed = 20;

    /// <summary>Deeper than any canonical form that is read or made.</summary>
    private const int DeepestForm = 64;

    private const int LongestNumber = 400;

    private static readonly string[] Keys = ["id", "claimId", "code", "zone", "unitCode"];

    private readonly List<VerificationDifference> _listed = [];

    private FigureComparison()
    {
    }

    public IReadOnlyList<VerificationDifference> Listed => _listed;

    public int Count { get; private set; }

    /// <summary>No figure is off by more than one in its last digit.</summary>
    public bool IsWithinRounding { get; private set; } = true;

    public static FigureComparison Between(ReadOnlyMemory<byte> then, ReadOnlyMemory<byte> now)
    {
        var options = new JsonDocumentOptions { MaxDepth = DeepestForm };
        using var first = JsonDocument.Parse(then, options);
        using var second = JsonDocument.Parse(now, options);
        var comparison = new FigureComparison();
        comparison.Compare("", first.RootElement, second.RootElement);
        return comparison;
    }

    /// <summary>Is one printed number off another by one in its last digit, at most?</summary>
    internal static bool IsLastDigit(string then, string now)
    {
        var (point, other) = (then.IndexOf('.', StringComparison.Ordinal), now.IndexOf('.', StringComparison.Ordinal));
        if (point < 0 || other < 0 || then.Length > LongestNumber || then.Length - point != now.Length - other) return false;
        return BigInteger.TryParse(then.Remove(point, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var a)
            && BigInteger.TryParse(now.Remove(other, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var b) && BigInteger.Abs(a - b) <= 1;
    }

    private void Compare(string path, JsonElement then, JsonElement now)
    {
        switch (then.ValueKind, now.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                Objects(path, then, now);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                Lists(path, then, now);
                break;
            default:
                if (then.GetRawText() != now.GetRawText()) Add(path, then, now);
                break;
        }
    }

    private void Objects(string path, JsonElement then, JsonElement now)
    {
        foreach (var member in then.EnumerateObject())
        {
            var inner = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (now.TryGetProperty(member.Name, out var other)) Compare(inner, member.Value, other);
            else Add(inner, member.Value, null);
        }

        foreach (var member in now.EnumerateObject())
            if (!then.TryGetProperty(member.Name, out _)) Add(path.Length == 0 ? member.Name : $"{path}.{member.Name}", null, member.Value);
    }

    private void Lists(string path, JsonElement then, JsonElement now)
    {
        if (KeyOf(then, now) is { } key && ByKey(then, key) is { } before && ByKey(now, key) is { } after)
        {
            foreach (var (name, entry) in before)
                if (after.TryGetValue(name, out var other)) Compare($"{path}[{name}]", entry, other);
                else Add($"{path}[{name}]", entry, null);
            foreach (var (name, entry) in after)
                if (!before.ContainsKey(name)) Add($"{path}[{name}]", null, entry);
            if (before.Count == after.Count && !before.Keys.SequenceEqual(after.Keys) && before.Keys.All(after.ContainsKey))
                Add($"{path} (order)", string.Join(' ', before.Keys), string.Join(' ', after.Keys), isNumber: false);
            return;
        }

        var (length, otherLength) = (then.GetArrayLength(), now.GetArrayLength());
        for (var i = 0; i < Math.Max(length, otherLength); i++)
            if (i >= otherLength) Add($"{path}[{i}]", then[i], null);
            else if (i >= length) Add($"{path}[{i}]", null, now[i]);
            else Compare($"{path}[{i}]", then[i], now[i]);
    }

    private static string? KeyOf(JsonElement then, JsonElement now)
    {
        var sample = then.GetArrayLength() > 0 ? then[0] : now.GetArrayLength() > 0 ? now[0] : default;
        return sample.ValueKind == JsonValueKind.Object ? Array.Find(Keys, k => sample.TryGetProperty(k, out var v) && v.ValueKind == JsonValueKind.String) : null;
    }

    /// <summary>Null where an entry has no key, or two have the same.</summary>
    private static Dictionary<string, JsonElement>? ByKey(JsonElement list, string key)
    {
        var entries = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateArray())
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty(key, out var value) || value.ValueKind != JsonValueKind.String
                || !entries.TryAdd(value.GetString()!, entry)) return null;
        return entries;
    }

    private void Add(string path, JsonElement? then, JsonElement? now) => Add(path, Printed(then), Printed(now),
        then?.ValueKind == JsonValueKind.Number && now?.ValueKind == JsonValueKind.Number);

    private void Add(string path, string? then, string? now, bool isNumber)
    {
        Count++;
        if (!isNumber || !IsLastDigit(then!, now!)) IsWithinRounding = false;
        if (_listed.Count < MostListed) _listed.Add(Figure(path, then, now));
    }

    internal static VerificationDifference Figure(string path, string? then, string? now)
    {
        (path, then, now) = (Short(path)!, Short(then), Short(now));
        return new VerificationDifference(DifferenceKind.Figures, path, then, now, (then, now) switch
        {
            (null, _) => new LocalText($"{path}: tidak ada pada hasil yang dibawa, kini {now}.", $"{path}: not in the result at hand, now {now}."),
            (_, null) => new LocalText($"{path}: tertulis {then}, kini tidak ada.", $"{path}: stated {then}, not there now."),
            _ => new LocalText($"{path}: tertulis {then}, kini {now}.", $"{path}: stated {then}, now {now}."),
        });
    }

    private static string? Printed(JsonElement? value) => value is not { } v ? null : v.ValueKind == JsonValueKind.String ? v.GetString() : v.GetRawText();

    private static string? Short(string? text) => text is null || text.Length <= 200 ? text : text[..200] + "…";
}
