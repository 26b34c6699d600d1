using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Names;

namespace Ovop.Gis.Planning.Plans;

/// <summary>A class of zones as plans name it.</summary>
/// <param name="Words">The words its name has; the first stand for it.</param>
/// <param name="Codes">Its codes in a detailed plan (RDTR), without the number of a sub-zone.</param>
/// <param name="Colour">As published styles paint it; null where none was found.</param>
internal sealed record ZoneKind(string[] Words, string English, string? Colour, params string[] Codes);

/// <summary>Colours for zones that come without: those that published RTRW and RDTR layers use, by the words of the zone's name or its RDTR code.</summary>
internal static class ZoneColours
{
    /// <summary>In the order of a legend: what is protected first, then what is used.</summary>
    private static readonly ZoneKind[] Legend =
    [
        new(["Badan Air"], "Water body", "#97DBF2", "BA"),
        new(["Hutan Lindung"], "Protected forest", "#325F28", "HL"),
        new(["Perlindungan Setempat", "Sempadan"], "Local protection", "#05D7D7", "PS"),
        new(["Ruang Terbuka Hijau"], "Green open space", "#72DC00", "RTH"),
        new(["Konservasi Pesisir", "Pesisir"], "Coastal conservation", "#1496AA"),
        new(["Konservasi", "Cagar Alam", "Suaka Margasatwa", "Taman Nasional", "Taman Hutan Raya", "Taman Wisata Alam"], "Nature conservation", null),
        new(["Cagar Budaya"], "Cultural heritage", null),
        new(["Mangrove"], "Mangrove", "#2D966E"),
        new(["Resapan Air", "Gambut", "Rawan Bencana", "Lindung Geologi"], "Protected area", null),
        new(["Hutan Produksi Terbatas"], "Limited production forest", "#4B9B37"),
        new(["Hutan Produksi yang Dapat Dikonversi", "Hutan Produksi Konversi"], "Convertible production forest", "#9BE137"),
        new(["Hutan Produksi"], "Production forest", "#69B437"),
        new(["Perkebunan Rakyat"], "Smallholder plantation", "#9BDC9B"),
        new(["Tanaman Pangan"], "Food crops", "#C8F546"),
        new(["Hortikultura"], "Horticulture", "#E6FF4B"),
        new(["Perkebunan"], "Plantation", "#AFAF37"),
        new(["Peternakan", "Pertanian"], "Farming", null),
        new(["Perikanan Tangkap"], "Capture fishery", "#649BD2"),
        new(["Perikanan Budi Daya", "Perikanan"], "Aquaculture", "#82B9D2"),
        new(["Pertambangan", "Pergaraman"], "Mining", null),
        new(["Pembangkitan Tenaga Listrik"], "Power generation", "#00FFCD", "PTL"),
        new(["Industri"], "Industry", "#690000", "KPI", "I"),
        new(["Pariwisata", "Wisata"], "Tourism", "#FFA5FF", "W"),
        new(["Permukiman Perkotaan"], "Urban settlement", "#F59B1E"),
        new(["Permukiman Perdesaan", "Perdesaan"], "Rural settlement", "#EB9B3C"),
        new(["Perumahan"], "Housing", "#FFA000", "R"),
        new(["Permukiman"], "Settlement", null),
        new(["Perdagangan dan Jasa", "Perdagangan"], "Trade and services", "#FF4646", "K"),
        new(["Perkantoran"], "Offices", "#9B9B9B", "KT"),
        new(["Sarana Pelayanan Umum", "Pelayanan Umum"], "Public facilities", null, "SPU"),
        new(["Campuran"], "Mixed use", null, "C"),
        new(["Ruang Terbuka Non Hijau"], "Paved open space", "#006969", "RTNH"),
        new(["Transportasi", "Bandar Udara", "Bandara", "Pelabuhan", "Terminal"], "Transport", "#D73700"),
        new(["Badan Jalan"], "Road", null, "BJ"),
        new(["Pertahanan dan Keamanan", "Pertahanan"], "Defence and security", "#9B00FF"),
        new(["Budi Daya"], "Cultivation", "#82B9D2"),
        new(["Lindung"], "Protected area", null),
    ];

    private static readonly (string Form, int Kind)[] Words =
        [.. Legend.SelectMany((kind, i) => kind.Words.Select(w => (PlaceName.Form(w), i))).OrderByDescending(w => w.Item1.Length)];

    private static readonly string[] Prefixes = ["kawasan", "zona", "subzona", "peruntukan"];

    /// <summary>For zones that no published colour fits: hues that stay apart for colour-blind eyes (after Okabe and Ito).</summary>
    private static readonly string[] Others = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999"];

    private static readonly string[] Patterns = ["diagonal", "dots", "cross", "diagonal-back", "none"];

    /// <summary>By the words of the name, the longest that fit; else by the code.</summary>
    /// <param name="rdtrCode">A zone's code in a detailed plan, such as R-2; null for other codes.</param>
    public static ZoneKind? Find(string? rdtrCode, string name) => IndexOf(rdtrCode, name) is >= 0 and var index ? Legend[index] : null;

    /// <summary>Where a zone stands in a legend; what is not known stands last.</summary>
    public static int Order(string? rdtrCode, string name) => IndexOf(rdtrCode, name) is >= 0 and var index ? index : Legend.Length;

    /// <summary>The words that a name nearly has; null where none come near.</summary>
    public static string? LikelyWords(string name)
    {
        var form = PlaceName.Form(name);
        while (Array.Find(Prefixes, p => form.Length > p.Length && form.StartsWith(p, StringComparison.Ordinal)) is { } prefix) form = form[prefix.Length..];
        var bound = form.Length switch { < 6 => 0, < 10 => 1, _ => 2 };
        return bound == 0 ? null : Legend.SelectMany(k => k.Words).FirstOrDefault(w => EditDistance.Between(PlaceName.Form(w), form, bound) <= bound);
    }

    public static StyleClass ClassFor(string zone, string name, int number, bool isRdtr)
    {
        var kind = Find(isRdtr ? zone : null, name);
        var label = kind is null ? LocalText.Same(name) : new LocalText(name, name.Equals(kind.English, StringComparison.OrdinalIgnoreCase) ? name : $"{kind.English} ({name})");
        return new StyleClass(zone, label, kind?.Colour ?? Others[number % Others.Length], "#37474F", Patterns[number % Patterns.Length]);
    }

    private static int IndexOf(string? rdtrCode, string name)
    {
        var form = PlaceName.Form(name);
        foreach (var (words, kind) in Words)
            if (form.Contains(words, StringComparison.Ordinal)) return kind;
        if (rdtrCode is null) return -1;
        var code = rdtrCode.Split('-', '.')[0].Trim();
        return Array.FindIndex(Legend, k => k.Codes.Contains(code, StringComparer.OrdinalIgnoreCase));
    }
}
