using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Ovop.Gis.Planning.Features;

/// <summary>The columns that the rows of one layer share.</summary>
internal sealed class FieldColumns
{
    private readonly Dictionary<string, int> _numbers;

    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public FieldColumns(IReadOnlyList<FieldSchema> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = fields;
        _numbers = new Dictionary<string, int>(fields.Count, StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++) _numbers.Add(fields[i].Name, i);
    }

    public IReadOnlyList<FieldSchema> Fields { get; }

    /// <returns>-1 where there is no such column.</returns>
    public int IndexOf(string name) => _numbers.GetValueOrDefault(name, -1);

    /// <summary>These columns and behind them those of the given that are not there yet.</summary>
    public FieldColumns With(IEnumerable<FieldSchema> more) => new([.. Fields, .. more.Where(f => !_numbers.ContainsKey(f.Name))]);
}

/// <summary>The attributes of one feature as an array over shared columns: a layer of many records does not carry a dictionary for each.</summary>
internal sealed class FieldRow : IReadOnlyDictionary<string, object?>
{
    private readonly object?[] _values;

    /// <param name="values">One for each column, of string, long, double, bool or null; kept, not copied.</param>
    public FieldRow(FieldColumns columns, object?[] values)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != columns.Fields.Count) throw new ArgumentException("A row has one value for each column.", nameof(values));
        (Columns, _values) = (columns, values);
    }

    public FieldColumns Columns { get; }

    public int Count => _values.Length;

    public IEnumerable<string> Keys => Columns.Fields.Select(f => f.Name);

    public IEnumerable<object?> Values => _values;

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    /// <summary>The attributes over other columns, by name; what those do not have is left out, what they have beyond is null.</summary>
    public static object?[] ValuesOver(FieldColumns columns, IReadOnlyDictionary<string, object?> attributes)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(attributes);
        var values = new object?[columns.Fields.Count];
        for (var i = 0; i < values.Length; i++) values[i] = attributes.GetValueOrDefault(columns.Fields[i].Name);
        return values;
    }

    public bool ContainsKey(string key) => Columns.IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var index = Columns.IndexOf(key);
        value = index >= 0 ? _values[index] : null;
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < _values.Length; i++) yield return new(Columns.Fields[i].Name, _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
