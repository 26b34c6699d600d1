using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Passports;

/// <summary>A report as bytes that are the same on any machine: what a passport's hash is of.</summary>
/// <remarks>
/// The JSON of the report without its passport, members in ordinal order and without white space, absent for null, text escaped as
/// in RFC 8785, each number with as many decimals as its unit gets, halves away from zero: square metres 4 (1 cm²), metres 6 (1 µm),
/// degrees 9 (0.1 mm on the ground), ratios 12, percent and points 10. A number whose name says no unit is a fault of the program.
/// </remarks>
public static class CanonicalForm
{
    private static readonly (string Suffix, string Format)[] Decimals =
    [
        ("squareMetres", "F4"), ("metres", "F6"), ("degrees", "F9"), ("longitude", "F9"), ("latitude", "F9"),
        ("ratio", "F12"), ("percent", "F10"), ("points", "F10"),
    ];

    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    public static string Sha256(IReport report) => Convert.ToHexStringLower(SHA256.HashData(Bytes(report)));

    public static byte[] Bytes(IReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var bytes = new ArrayBufferWriter<byte>(4096);
        WriteRecord(bytes, report, skip: nameof(IReport.Passport));
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> to, string name, object value)
    {
        switch (value)
        {
            case string text: Quote(to, text); break;
            case double number: Ascii(to, Number(name, number)); break;
            case bool flag: Ascii(to, flag ? "true" : "false"); break;
            case int or long: Ascii(to, Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)); break;
            case Area area: Ascii(to, $"{{\"squareMetres\":{Number("squareMetres", area.SquareMetres)}}}"); break;
            case Distance distance: Ascii(to, $"{{\"metres\":{Number("metres", distance.Metres)}}}"); break;
            case Bearing bearing: Ascii(to, $"{{\"degrees\":{Number("degrees", bearing.Degrees)}}}"); break;
            case CollectionId id: Quote(to, id.ToString()); break;
            case Enum word: Quote(to, JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString())); break;
            case IEnumerable items: WriteList(to, name, items); break;
            default: WriteRecord(to, value, skip: null); break;
        }
    }

    private static void WriteList(ArrayBufferWriter<byte> to, string name, IEnumerable items)
    {
        var first = true;
        Ascii(to, "[");
        foreach (var item in items)
        {
            if (!first) Ascii(to, ",");
            first = false;
            if (item is null) Ascii(to, "null");
            else Write(to, name, item);
        }

        Ascii(to, "]");
    }

    private static void WriteRecord(ArrayBufferWriter<byte> to, object record, string? skip)
    {
        var first = true;
        Ascii(to, "{");
        foreach (var member in Members.GetOrAdd(record.GetType(), MembersOf))
        {
            if (member.Property == skip || member.Read(record) is not { } value) continue;
            if (!first) Ascii(to, ",");
            first = false;
            Quote(to, member.Name);
            Ascii(to, ":");
            Write(to, member.Name, value);
        }

        Ascii(to, "}");
    }

    private static string Number(string name, double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"'{name}' is not a finite number.", nameof(value));
        foreach (var (suffix, format) in Decimals)
        {
            if (!name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) continue;
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            return text[0] == '-' && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;
        }

        throw new ArgumentException($"'{name}' says no unit, so its digits are not known.", nameof(name));
    }

    private static void Quote(ArrayBufferWriter<byte> to, string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\t' => quoted.Append("\\t"),
                '\n' => quoted.Append("\\n"),
                '\f' => quoted.Append("\\f"),
                '\r' => quoted.Append("\\r"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        to.Write(Encoding.UTF8.GetBytes(quoted.Append('"').ToString()));
    }

    private static void Ascii(ArrayBufferWriter<byte> to, string text) => Encoding.ASCII.GetBytes(text, to);

    private static Member[] MembersOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetMethod is not null && p.GetIndexParameters().Length == 0)
            .Select(p => new Member(JsonNamingPolicy.CamelCase.ConvertName(p.Name), p.Name, Reader(type, p))).OrderBy(m => m.Name, StringComparer.Ordinal),
    ];

    private static Func<object, object?> Reader(Type type, PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(Expression.Property(Expression.Convert(record, type), property), typeof(object)), record).Compile();
    }

    private sealed record Member(string Name, string Property, Func<object, object?> Read);
}
