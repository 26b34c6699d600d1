using System.Globalization;

namespace Ovop.Gis.Planning.Filters;

/// <summary>Comparing and calculating with what properties and literals hold: text, number, boolean, instant, or nothing.</summary>
internal static class FilterValues
{
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Unknown where a side is missing or the two are of different kinds.</summary>
    public static bool? Compare(object? left, Comparison comparison, object? right)
    {
        if (left is null || right is null) return null;
        if (left is Value.Instant || right is Value.Instant)
            return InstantOf(left) is { } one && InstantOf(right) is { } other ? CompareInstants(one, comparison, other) : null;
        return (left, right) switch
        {
            (string a, string b) => Holds(string.CompareOrdinal(a, b), comparison),
            (double a, double b) => Holds(a.CompareTo(b), comparison),
            (bool a, bool b) => Holds(a.CompareTo(b), comparison),
            _ => null,
        };
    }

    public static object? Calculate(object? left, char operation, object? right)
    {
        if (left is not double a || right is not double b) return null;
        var result = operation switch
        {
            '+' => a + b,
            '-' => a - b,
            '*' => a * b,
            '/' => a / b,
            '%' => a % b,
            'd' => Math.Truncate(a / b),
            '^' => Math.Pow(a, b),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Not an operator."),
        };
        return double.IsFinite(result) ? result : null;
    }

    /// <summary>The first and last moment of an instant, or of text that is one; null of anything else.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)? InstantOf(object? value) => value switch
    {
        Value.Instant instant => (instant.From, instant.To),
        string text when ParseInstant(text) is { } instant => (instant.From, instant.To),
        _ => null,
    };

    /// <summary>A day as yyyy-MM-dd, or a moment as RFC 3339; without an offset it is UTC.</summary>
    public static Value.Instant? ParseInstant(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return new Value.Instant(from, day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : from.AddDays(1).AddTicks(-1), IsDay: true);
        }

        return DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new Value.Instant(moment, moment, IsDay: false)
            : null;
    }

    private static bool CompareInstants((DateTimeOffset From, DateTimeOffset To) left, Comparison comparison, (DateTimeOffset From, DateTimeOffset To) right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left.To < right.From,
        Comparison.LessOrEqual => left.To <= right.To,
        Comparison.Greater => left.From > right.To,
        _ => left.From >= right.From,
    };

    private static bool Holds(int order, Comparison comparison) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };
}
