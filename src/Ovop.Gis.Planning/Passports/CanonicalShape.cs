using System.Text;
using System.Text.Json;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>How values of one type are written in canonical form.</summary>
internal interface ICanonicalShape
{
    void WriteValue(CanonicalWriter to, object value);
}

internal abstract class CanonicalShape<T> : ICanonicalShape
{
    public abstract void Write(CanonicalWriter to, T value);

    public void WriteValue(CanonicalWriter to, object value) => Write(to, (T)value);
}

internal sealed class TextShape : CanonicalShape<string>
{
    public override void Write(CanonicalWriter to, string value) => to.Text(value);
}

internal sealed class NumberShape(int decimals) : CanonicalShape<double>
{
    public override void Write(CanonicalWriter to, double value) => to.Fixed(value, decimals);
}

/// <summary>Who reads only the JSON cannot tell 5 from 5.0: the name decides for whole numbers too.</summary>
internal sealed class WholeShape<T>(int? decimals, Func<T, long> number) : CanonicalShape<T>
{
    public override void Write(CanonicalWriter to, T value)
    {
        if (decimals is { } digits) to.Fixed(number(value), digits);
        else to.Whole(number(value));
    }
}

internal sealed class FlagShape : CanonicalShape<bool>
{
    public override void Write(CanonicalWriter to, bool value) => to.Raw(value ? "true"u8 : "false"u8);
}

/// <summary>A number with a unit: an object whose one member names the unit.</summary>
internal sealed class UnitShape<T>(string unit, Func<T, double> number) : CanonicalShape<T>
{
    private readonly byte[] _opening = Encoding.ASCII.GetBytes("{\"" + unit + "\":");
    private readonly int _decimals = CanonicalForm.DecimalsOf(unit)!.Value;

    public override void Write(CanonicalWriter to, T value)
    {
        to.Raw(_opening);
        to.Fixed(number(value), _decimals);
        to.Raw((byte)'}');
    }
}

internal sealed class IdShape : CanonicalShape<CollectionId>
{
    public override void Write(CanonicalWriter to, CollectionId value) => to.Text(value.ToString());
}

internal sealed class WordShape<T> : CanonicalShape<T>
    where T : struct, Enum
{
    public override void Write(CanonicalWriter to, T value) => to.Text(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
}

internal sealed class NullableShape<T>(string name) : CanonicalShape<T?>
    where T : struct
{
    private readonly CanonicalShape<T> _inner = CanonicalShapes.Of<T>(name);

    public override void Write(CanonicalWriter to, T? value)
    {
        if (value is { } some) _inner.Write(to, some);
        else to.Raw("null"u8);
    }
}

internal sealed class AnyShape(string name) : CanonicalShape<object>
{
    public override void Write(CanonicalWriter to, object value) => CanonicalShapes.OfValue(value.GetType(), name).WriteValue(to, value);
}

internal sealed class ListShape<TList, TItem>(string name) : CanonicalShape<TList>
    where TList : IReadOnlyList<TItem>
{
    private readonly CanonicalShape<TItem> _item = CanonicalShapes.Of<TItem>(name);

    public override void Write(CanonicalWriter to, TList value)
    {
        to.Raw((byte)'[');
        for (var i = 0; i < value.Count; i++)
        {
            if (i > 0) to.Raw((byte)',');
            if (value[i] is { } item) _item.Write(to, item);
            else to.Raw("null"u8);
        }

        to.Raw((byte)']');
    }
}

/// <summary>An object whose names are data.</summary>
internal sealed class MapShape<TMap, TItem> : CanonicalShape<TMap>
    where TMap : IReadOnlyDictionary<string, TItem>
{
    public override void Write(CanonicalWriter to, TMap value)
    {
        var first = true;
        to.Raw((byte)'{');
        foreach (var (name, item) in value.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            if (item is null) continue;
            if (!first) to.Raw((byte)',');
            first = false;
            to.Text(name);
            to.Raw((byte)':');
            // By the unit alone: names that are data would fill the memory of shapes.
            CanonicalShapes.Of<TItem>(CanonicalForm.UnitOf(name)?.Suffix ?? "").Write(to, item);
        }

        to.Raw((byte)'}');
    }
}

internal sealed class RecordShape<T> : CanonicalShape<T>
{
    // Looked up at the first writing: a record may hold others of its own type.
    private CanonicalMember<T>[]? _members;

    public override void Write(CanonicalWriter to, T value)
    {
        var first = true;
        to.Raw((byte)'{');
        foreach (var member in _members ??= CanonicalShapes.MembersOf<T>())
            if (member.Write(to, value, first)) first = false;
        to.Raw((byte)'}');
    }
}

internal abstract class CanonicalMember<T>
{
    /// <returns>False where the member is null and so left out.</returns>
    public abstract bool Write(CanonicalWriter to, T record, bool first);
}

internal sealed class CanonicalMember<T, TValue>(Func<T, TValue> read, string name) : CanonicalMember<T>
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(",\"" + name + "\":");
    private readonly CanonicalShape<TValue> _shape = CanonicalShapes.Of<TValue>(name);

    public override bool Write(CanonicalWriter to, T record, bool first)
    {
        if (read(record) is not { } value) return false;
        to.Raw(first ? _name.AsSpan(1) : _name);
        _shape.Write(to, value);
        return true;
    }
}
