using System.Globalization;
using System.Numerics;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

/// <summary>Gathers records and settles one type for each column, since JSON, SQLite and even DBF leave it to each value.</summary>
internal sealed class RawTable
{
    private readonly List<string> _names = [];
    private readonly List<string?> _declared = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<AttributeRow> _rows = [];

    public IReadOnlyList<string> Names => _names;

    public int IndexOf(string name) => _index.GetValueOrDefault(name, -1);

    public int Column(string name, string? declaredType = null)
    {
        if (_index.TryGetValue(name, out var index)) return index;
        _index.Add(name, index = _names.Count);
        _names.Add(name);
        _declared.Add(declaredType);
        return index;
    }

    public AttributeRow Add(object?[] values)
    {
        var row = new AttributeRow(this, values);
        _rows.Add(row);
        return row;
    }

    /// <summary>Call once, when all rows are in: values that differ in type within a column become numbers or text.</summary>
    public IReadOnlyList<RawField> Settle()
    {
        var seen = new Kinds[_names.Count];
        foreach (var row in _rows)
            for (var i = 0; i < row.Values.Length; i++)
                if (row.Values[i] is { } value) seen[i] |= KindOf(value);
        var fields = new RawField[_names.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new RawField(_names[i], TypeOf(seen[i], _declared[i]));
            if (!BitOperations.IsPow2((int)seen[i]) && seen[i] != Kinds.None) Convert(i, fields[i].Type == "number");
        }
        return fields;
    }

    private static Kinds KindOf(object value) => value switch
    {
        string => Kinds.Text,
        long => Kinds.Whole,
        double => Kinds.Real,
        bool => Kinds.Flag,
        DateOnly => Kinds.Date,
        _ => Kinds.Other,
    };

    private static string TypeOf(Kinds seen, string? declared) => seen switch
    {
        Kinds.None => declared ?? "text",
        Kinds.Whole => "integer",
        Kinds.Real or (Kinds.Whole | Kinds.Real) => "number",
        Kinds.Flag => "boolean",
        Kinds.Date => "date",
        _ => "text",
    };

    [Flags]
    private enum Kinds
    {
        None = 0,
        Text = 1,
        Whole = 2,
        Real = 4,
        Flag = 8,
        Date = 16,
        Other = 32,
    }

    private void Convert(int column, bool toNumber)
    {
        foreach (var row in _rows)
        {
            if (column >= row.Values.Length || row.Values[column] is not { } value) continue;
            row.Values[column] = toNumber ? System.Convert.ToDouble(value, CultureInfo.InvariantCulture) : Text(value);
        }
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
