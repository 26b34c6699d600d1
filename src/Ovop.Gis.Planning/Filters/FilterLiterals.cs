namespace Ovop.Gis.Planning.Filters;

/// <summary>Literals as a filter writes them.</summary>
public static class FilterLiterals
{
    /// <summary>A day as yyyy-MM-dd or a moment as RFC 3339; null where the text is neither.</summary>
    public static Value.Instant? Instant(string text) => FilterValues.ParseInstant(text);
}
