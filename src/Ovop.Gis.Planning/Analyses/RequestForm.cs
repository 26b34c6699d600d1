using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>What can be asked of an analysis, read off its request record once, and the way from text to a checked request.</summary>
public sealed class RequestForm<TRequest>
    where TRequest : class, new()
{
    private readonly List<Member> _members = [];
    private readonly Dictionary<string, Member> _byName = new(StringComparer.Ordinal);

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
            _members.Add(new Member(field, property));
            _byName.Add(field.Name, _members[^1]);
        }

        Fields = [.. _members.Select(m => m.Field)];
    }

    public IReadOnlyList<RequestField> Fields { get; }

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
            if (!_byName.TryGetValue(name, out var member))
                faults.Add(new RequestFault(name, $"unknown parameter; known are {string.Join(", ", _byName.Keys)}."));
            else if (!seen.Add(name))
                faults.Add(new RequestFault(name, "given more than once."));
            else if (Convert(member.Field, member.Name, text ?? "", out var value) is { } fault)
                faults.Add(new RequestFault(name, fault));
            else
                member.Set(request, value);
        }

        foreach (var member in _members)
            if (!faults.Exists(f => f.Parameter == member.Field.Name)) faults.AddRange(member.Faults(request));

        return faults.Count == 0 ? request : throw new RefusedException(faults);
    }

    /// <summary>The request under its outside names, as a passport states it; what was not asked is left out.</summary>
    public IReadOnlyDictionary<string, object?> Write(TRequest request)
    {
        var written = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in _members)
            if (member.Get(request) is { } value) written[member.Field.Name] = value is Enum ? Display(value) : value;
        return written;
    }

    /// <summary>What was not left at its default, as it would be asked for by text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Asked(TRequest request)
    {
        foreach (var member in _members)
            if (Display(member.Get(request)) is { } text && text != member.Field.Default) yield return KeyValuePair.Create(member.Field.Name, text);
    }

    private static string? Convert(RequestField field, string property, string text, out object? value)
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

        var metres = property.EndsWith("Metres", StringComparison.Ordinal) && !property.EndsWith("SquareMetres", StringComparison.Ordinal);
        var (digits, factor) = metres ? MetresText.SplitUnit(text) : (text, 1d);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return $"'{Shorten(text)}' is not a number{(metres ? " of metres, such as 10000 or 10km" : "")}.";
        value = number * factor;
        return null;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string? Display(object? value) => value switch
    {
        null => null,
        Enum name => name.ToString().ToLowerInvariant(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>One property with its ways in and out and its rules, looked up once.</summary>
    private sealed class Member(RequestField asked, PropertyInfo property)
    {
        private readonly MethodInvoker _get = MethodInvoker.Create(property.GetMethod!);
        private readonly MethodInvoker _set = MethodInvoker.Create(property.SetMethod!);
        private readonly ValidationAttribute[] _rules = [.. property.GetCustomAttributes<ValidationAttribute>()];

        public RequestField Field => asked;
        public string Name => property.Name;

        public object? Get(TRequest request) => _get.Invoke(request);

        public void Set(TRequest request, object? value) => _set.Invoke(request, value);

        public IEnumerable<RequestFault> Faults(TRequest request)
        {
            if (_rules.Length == 0) return [];
            var value = Get(request);
            return _rules.Where(rule => !rule.IsValid(value)).Select(rule => new RequestFault(asked.Name, rule.FormatErrorMessage(asked.Name)));
        }
    }
}

/// <summary>One thing that can be asked.</summary>
/// <param name="Default">As text; null where nothing is asked unless given.</param>
public sealed record RequestField(string Name, string Description, string? Default, string? Example, Type Type, IReadOnlyList<string> Choices);
