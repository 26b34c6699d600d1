using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Ovop.Gis.Data.Versions;

/// <summary>The names that the features of one layer share.</summary>
internal sealed class FeatureRowNames(IReadOnlyList<string> names)
{
    private readonly Dictionary<string, int> _index = names.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i, StringComparer.Ordinal);

    public IReadOnlyList<string> Names => names;

    public int IndexOf(string name) => _index.GetValueOrDefault(name, -1);
}

/// <summary>One feature's attributes as an array: a layer of many features need not hold a dictionary for each.</summary>
internal sealed class FeatureRow(FeatureRowNames names, object?[] values) : IReadOnlyDictionary<string, object?>
{
    public int Count => values.Length;

    public IEnumerable<string> Keys => names.Names;

    public IEnumerable<object?> Values => values;

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => names.IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var index = names.IndexOf(key);
        value = index < 0 ? null : values[index];
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < values.Length; i++) yield return new(names.Names[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
