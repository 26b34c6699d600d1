using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>What can be asked of an analysis, read off its request record once, and the way from text to a checked request.</summary>
public sealed class RequestForm<TRequest>
    where TRequest : class, new()
{
    private readonly List<(RequestField Field, PropertyInfo Property)> _properties = [];

    public RequestForm()
    {
        var defaults = new TRequest();
        foreach (var property in typeof(TRequest).GetProperties())
        {
            if (property.GetCustomAttribute<ParameterAttribute>() is not { } parameter) continue;
            var description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var choices = type.IsEnum ? Enum.GetNames(type).Select(n => n.ToLowerInvariant()).ToArray() : [];
            var field = new RequestField(parameter.Name, description, Display(property.GetValue(defaults)), parameter.Example, type, choices);
            _properties.Add((field, property));
        }
    }

    public IReadOnlyList<RequestField> Fields => [.. _properties.Select(p => p.Field)];

    /// <summary>A checked request.</summary>
    /// <exception cref="RefusedException">With every fault found, not only the first.</exception>
    public TRequest Read(IEnumerable<KeyValuePair<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var request = new TRequest();
        var faults = new List<RequestFault>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, text) in values)
        {
            var (field, property) = _properties.FirstOrDefault(p => p.Field.Name == name);
            if (property is null)
                faults.Add(new RequestFault(name, $"unknown parameter; known are {string.Join(", ", _properties.Select(p => p.Field.Name))}."));
            else if (!seen.Add(name))
                faults.Add(new RequestFault(name, "given more than once."));
            else if (Convert(field, property, text ?? "", out var value) is { } fault)
                faults.Add(new RequestFault(name, fault));
            else
                property.SetValue(request, value);
        }

        foreach (var (field, property) in _properties)
        {
            if (faults.Exists(f => f.Parameter == field.Name)) continue;
            var context = new ValidationContext(request) { MemberName = property.Name, DisplayName = field.Name };
            var results = new List<ValidationResult>();
            if (!Validator.TryValidateProperty(property.GetValue(request), context, results))
                faults.AddRange(results.Select(r => new RequestFault(field.Name, r.ErrorMessage ?? "not valid.")));
        }

        return faults.Count == 0 ? request : throw new RefusedException(faults);
    }

    /// <summary>The request under its outside names, as a passport states it; what was not asked is left out.</summary>
    public IReadOnlyDictionary<string, object?> Write(TRequest request)
    {
        var written = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (field, property) in _properties)
            if (property.GetValue(request) is { } value) written[field.Name] = value is Enum ? Display(value) : value;
        return written;
    }

    /// <summary>What was not left at its default, as it would be asked for by text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Asked(TRequest request)
    {
        foreach (var (field, property) in _properties)
            if (Display(property.GetValue(request)) is { } text && text != field.Default) yield return KeyValuePair.Create(field.Name, text);
    }

    private static string? Convert(RequestField field, PropertyInfo property, string text, out object? value)
    {
        value = null;
        if (field.Type == typeof(string))
        {
            value = text;
            return text.Length is 0 or > 200 ? "must be a text of 1 to 200 characters." : null;
        }

        if (field.Type.IsEnum)
        {
            // By name only: Enum.Parse would also take numbers.
            var index = Array.IndexOf(field.Choices.ToArray(), text.ToLowerInvariant());
            if (index < 0) return $"'{Shorten(text)}' is none of {string.Join(", ", field.Choices)}.";
            value = Enum.GetValues(field.Type).GetValue(index);
            return null;
        }

        if (field.Type == typeof(int))
        {
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                return $"'{Shorten(text)}' is not a whole number.";
            value = whole;
            return null;
        }

        var metres = property.Name.EndsWith("Metres", StringComparison.Ordinal) && !property.Name.EndsWith("SquareMetres", StringComparison.Ordinal);
        var (digits, factor) = metres ? SplitUnit(text) : (text, 1d);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return $"'{Shorten(text)}' is not a number{(metres ? " of metres, such as 10000 or 10km" : "")}.";
        value = number * factor;
        return null;
    }

    internal static (string Digits, double Factor) SplitUnit(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.EndsWith("km", StringComparison.OrdinalIgnoreCase)) return (trimmed[..^2].TrimEnd(), 1000);
        return trimmed.EndsWith('m') ? (trimmed[..^1].TrimEnd(), 1) : (trimmed, 1);
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string? Display(object? value) => value switch
    {
        null => null,
        Enum name => name.ToString().ToLowerInvariant(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

/// <summary>One thing that can be asked.</summary>
/// <param name="Default">As text; null where nothing is asked unless given.</param>
public sealed record RequestField(string Name, string Description, string? Default, string? Example, Type Type, IReadOnlyList<string> Choices);
