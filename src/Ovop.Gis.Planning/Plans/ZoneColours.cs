using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Plans;

/// <summary>Colours for zones that come without: those that published RTRW layers use, by the words of the zone's name.</summary>
internal static class ZoneColours
{
    /// <summary>First match wins, so the narrower words stand first.</summary>
    private static readonly (string Words, string Colour)[] ByName =
    [
        ("badan air", "#97DBF2"), ("hutan lindung", "#325F28"), ("mangrove", "#2D966E"), ("perlindungan setempat", "#05D7D7"),
        ("hutan produksi terbatas", "#4B9B37"), ("hutan produksi", "#69B437"), ("perkebunan rakyat", "#9BDC9B"), ("perkebunan", "#AFAF37"),
        ("tanaman pangan", "#C8F546"), ("hortikultura", "#E6FF4B"), ("perikanan tangkap", "#649BD2"), ("budi daya", "#82B9D2"),
        ("industri", "#690000"), ("pariwisata", "#FFA5FF"), ("wisata", "#FFA5FF"), ("permukiman perkotaan", "#F59B1E"), ("perdesaan", "#EB9B3C"),
        ("transportasi", "#D73700"), ("bandar", "#D73700"), ("pertahanan", "#9B00FF"), ("perdagangan", "#FF4646"), ("perkantoran", "#9B9B9B"), ("perumahan", "#FFA000"),
    ];

    /// <summary>For names that no published colour fits: hues that stay apart for colour-blind eyes (after Okabe and Ito).</summary>
    private static readonly string[] Others = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999"];

    private static readonly string[] Patterns = ["diagonal", "dots", "cross", "diagonal-back", "none"];

    public static StyleClass ClassFor(string zone, string name, int number)
    {
        var match = ByName.FirstOrDefault(c => name.Contains(c.Words, StringComparison.OrdinalIgnoreCase)).Colour;
        return new StyleClass(zone, LocalText.Same(name), match ?? Others[number % Others.Length], "#37474F", Patterns[number % Patterns.Length]);
    }
}
