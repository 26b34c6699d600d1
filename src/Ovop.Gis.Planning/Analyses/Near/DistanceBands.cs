using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ovop.Gis.Planning.Analyses.Near;

/// <summary>Rings of distance as they are asked for: the outer edge of each, such as 5km,10km,25km.</summary>
public static class DistanceBands
{
    public const int Most = 20;

    private const double FarthestMetres = 20_100_000;
    private const string Expected = "give the outer edge of each band, the nearest first, in metres or with a unit, such as 5km,10km,25km.";

    public static bool TryParse(string? text, [NotNullWhen(true)] out IReadOnlyList<double>? edgesMetres, [NotNullWhen(false)] out string? fault)
    {
        (edgesMetres, fault) = (null, null);
        var edges = new List<double>();
        foreach (var part in (text ?? "").Split(','))
        {
            if (!MetresText.TryParse(part, out var metres))
                fault = $"'{part.Trim()}' is not a distance; {Expected}";
            else if (metres is not (> 0 and <= FarthestMetres))
                fault = $"'{part.Trim()}' must be more than 0 and at most 20100 km.";
            else if (edges.Count > 0 && metres <= edges[^1])
                fault = $"'{part.Trim()}' is not farther than the band before it; {Expected}";
            else if (edges.Count == Most)
                fault = $"there are more than {Most} bands.";
            if (fault is not null) return false;
            edges.Add(metres);
        }

        edgesMetres = edges;
        return true;
    }

    /// <summary>The same bands in metres, so that one question has one spelling; a text that is none stays as it is.</summary>
    public static string? Normalised(string? text) => text is not null && TryParse(text, out var edges, out _)
        ? string.Join(',', edges.Select(e => e.ToString(CultureInfo.InvariantCulture)))
        : text;
}

/// <summary>Refuses a text that is no <see cref="DistanceBands"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DistanceBandsAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && !DistanceBands.TryParse(text, out _, out var fault) ? new ValidationResult(fault) : ValidationResult.Success;
}
