namespace Ovop.Gis.Planning.Plans;

/// <summary>The official codes and names of Kota Singkawang: five kecamatan, 26 kelurahan.</summary>
/// <remarks>
/// Kepmendagri 050-145/2022. The BPS codes are those found in print; BPS counts in another order, so a code of one system is never made out of one of the other.
/// </remarks>
public static class RegionRegister
{
    public const string ProvinceName = "Kalimantan Barat";
    public const string CityName = "Kota Singkawang";

    public static RegionCode Province { get; } = Code("61");

    public static RegionCode City { get; } = Code("61.72");

    public static IReadOnlyList<RegisteredRegion> Kecamatan { get; } =
    [
        Region("61.72.01", "Singkawang Tengah", "6172050"),
        Region("61.72.02", "Singkawang Barat", "6172040"),
        Region("61.72.03", "Singkawang Timur", "6172020"),
        Region("61.72.04", "Singkawang Utara", "6172030"),
        Region("61.72.05", "Singkawang Selatan", "6172010"),
    ];

    public static IReadOnlyList<RegisteredRegion> Kelurahan { get; } =
    [
        .. Under("61.72.01", "Roban", "Condong", "Sekip Lama", "Jawa", "Bukit Batu", "Sungai Wie"),
        .. Under("61.72.02", "Pasiran", "Melayu", "Tengah", "Kuala"),
        .. Under("61.72.03", "Pajintan", "Nyarumkop", "Maya Sopa", "Bagak Sahwa", "Sanggau Kulor"),
        .. Under("61.72.04", "Sungai Garam Hilir", "Naram", "Sungai Bulan", "Sungai Rasau", "Setapuk Kecil", "Setapuk Besar", "Semelagi Kecil"),
        .. Under("61.72.05", "Sedau", "Sagatani", "Sijangkung", "Pangmilang"),
    ];

    private static Dictionary<RegionCode, RegisteredRegion> ByCode { get; } = Kelurahan.Concat(Kecamatan).ToDictionary(r => r.Code);

    /// <returns>Null where the register does not know the code.</returns>
    public static RegisteredRegion? Find(RegionCode code) => ByCode.GetValueOrDefault(code);

    /// <summary>The kecamatan that a BPS code of ten digits lies in; null where it is not one of the city's.</summary>
    public static RegisteredRegion? KecamatanOfBps(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return Kecamatan.FirstOrDefault(k => digits.StartsWith(k.BpsCode!, StringComparison.Ordinal));
    }

    private static RegisteredRegion Region(string code, string name, string? bps) => new(Code(code), name, bps);

    private static IEnumerable<RegisteredRegion> Under(string kecamatan, params string[] names) =>
        names.Select((name, i) => Region(FormattableString.Invariant($"{kecamatan}.{1001 + i}"), name, BpsCodeOf(name)));

    private static string? BpsCodeOf(string name) => name switch
    {
        "Pangmilang" => "6172010003",
        "Sagatani" => "6172010004",
        "Nyarumkop" => "6172020004",
        "Sungai Rasau" => "6172030004",
        "Kuala" => "6172040004",
        _ => null,
    };

    private static RegionCode Code(string text) => RegionCode.TryParse(text, out var code) ? code : throw new ArgumentException(text, nameof(text));
}

/// <param name="BpsCode">Null where it is not known.</param>
public sealed record RegisteredRegion(RegionCode Code, string Name, string? BpsCode);
