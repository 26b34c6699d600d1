using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Passports;

/// <summary>Which <see cref="CanonicalShape{T}"/> a type has; each is made once.</summary>
internal static class CanonicalShapes
{
    private static readonly ConcurrentDictionary<(Type Type, string Name), ICanonicalShape> Made = new();

    /// <param name="name">The name of the member, which says the unit of the numbers in it.</param>
    public static CanonicalShape<T> Of<T>(string name) => (CanonicalShape<T>)OfValue(typeof(T), name);

    public static ICanonicalShape OfValue(Type type, string name) => Made.GetOrAdd((type, name), static key => Make(key.Type, key.Name));

    /// <summary>The members of a record that JSON has too, in ordinal order of their names there.</summary>
    public static CanonicalMember<T>[] MembersOf<T>() =>
    [
        .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetMethod is not null && p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Where(p => !(typeof(IReport).IsAssignableFrom(typeof(T)) && p.Name == nameof(IReport.Passport)))
            .Select(p => (Property: p, Name: JsonNamingPolicy.CamelCase.ConvertName(p.Name))).OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => New<CanonicalMember<T>>(typeof(CanonicalMember<,>), [typeof(T), p.Property.PropertyType], Getter<T>(p.Property), p.Name)),
    ];

    private static ICanonicalShape Make(Type type, string name)
    {
        if (type == typeof(string)) return new TextShape();
        if (type == typeof(double)) return new NumberShape(CanonicalForm.DecimalsOf(name) ?? throw new ArgumentException($"'{name}' says no unit, so its digits are not known.", nameof(name)));
        if (type == typeof(int)) return new WholeShape<int>(CanonicalForm.DecimalsOf(name), v => v);
        if (type == typeof(long)) return new WholeShape<long>(CanonicalForm.DecimalsOf(name), v => v);
        if (type == typeof(bool)) return new FlagShape();
        if (type == typeof(Area)) return new UnitShape<Area>("squareMetres", a => a.SquareMetres);
        if (type == typeof(Distance)) return new UnitShape<Distance>("metres", d => d.Metres);
        if (type == typeof(Bearing)) return new UnitShape<Bearing>("degrees", b => b.Degrees);
        if (type == typeof(CollectionId)) return new IdShape();
        if (type == typeof(object)) return new AnyShape(name);
        if (type.IsEnum) return New<ICanonicalShape>(typeof(WordShape<>), [type]);
        if (Nullable.GetUnderlyingType(type) is { } inner) return New<ICanonicalShape>(typeof(NullableShape<>), [inner], name);
        if (Implemented(type, typeof(IReadOnlyDictionary<,>)) is { } map && map[0] == typeof(string)) return New<ICanonicalShape>(typeof(MapShape<,>), [type, map[1]]);
        if (Implemented(type, typeof(IReadOnlyList<>)) is { } list) return New<ICanonicalShape>(typeof(ListShape<,>), [type, list[0]], name);
        if (type.Namespace?.StartsWith("Ovop.Gis.", StringComparison.Ordinal) == true) return New<ICanonicalShape>(typeof(RecordShape<>), [type]);
        throw new ArgumentException($"A report has no place for a {type.Name} ('{name}').", nameof(type));
    }

    private static Type[]? Implemented(Type type, Type definition) => type.GetInterfaces().Append(type)
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == definition)?.GetGenericArguments();

    private static T New<T>(Type definition, Type[] types, params object?[] arguments) => (T)Activator.CreateInstance(definition.MakeGenericType(types), arguments)!;

    private static Delegate Getter<T>(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(T));
        return Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(T), property.PropertyType), Expression.Property(record, property), record).Compile();
    }
}
