namespace Ovop.Gis.Planning.Features;

/// <summary>A text in the product's two languages.</summary>
/// <param name="Id">Indonesian.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Id, string En)
{
    public static LocalText Same(string text) => new(text, text);
}
