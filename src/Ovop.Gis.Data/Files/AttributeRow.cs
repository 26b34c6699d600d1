using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Ovop.Gis.Data.Files;

/// <summary>The values of one record over column names that all records share; a value never given is null.</summary>
internal sealed class AttributeRow(RawTable table, object?[] values) : IReadOnlyDictionary<string, object?>
{
    public object?[] Values => values;

    public int Count => table.Names.Count;

    public IEnumerable<string> Keys => table.Names;

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => this.Select(pair => pair.Value);

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => table.IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var index = table.IndexOf(key);
        value = index >= 0 && index < values.Length ? values[index] : null;
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < table.Names.Count; i++)
            yield return new(table.Names[i], i < values.Length ? values[i] : null);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
