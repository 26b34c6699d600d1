using System.Diagnostics.CodeAnalysis;

namespace Ovop.Gis.Planning.Plans;

/// <summary>A Kemendagri code of an administrative region: 61 province, 61.72 city, 61.72.05 kecamatan, 61.72.05.1004 kelurahan.</summary>
public readonly record struct RegionCode
{
    private readonly string? _value;

    private RegionCode(string value) => _value = value;

    /// <summary>province, city, kecamatan or kelurahan.</summary>
    public string Level => ToString().Length switch { 2 => "province", 5 => "city", 8 => "kecamatan", _ => "kelurahan" };

    /// <summary>The region this one lies in; null for a province.</summary>
    public RegionCode? Parent => ToString().Length switch
    {
        13 => new RegionCode(_value![..8]),
        8 => new RegionCode(_value![..5]),
        5 => new RegionCode(_value![..2]),
        _ => null,
    };

    /// <summary>Reads a code with its dots or without, as BIG and BPS files write it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RegionCode code)
    {
        code = default;
        if (text is null) return false;
        var digits = text.Trim().Replace(".", "", StringComparison.Ordinal);
        if (digits.Length is not (2 or 4 or 6 or 10) || !digits.All(char.IsAsciiDigit)) return false;
        var dotted = digits.Length switch
        {
            2 => digits,
            4 => $"{digits[..2]}.{digits[2..]}",
            6 => $"{digits[..2]}.{digits[2..4]}.{digits[4..]}",
            _ => $"{digits[..2]}.{digits[2..4]}.{digits[4..6]}.{digits[6..]}",
        };
        code = new RegionCode(dotted);
        return true;
    }

    /// <summary>Is this region, or does it lie in, the other?</summary>
    public bool IsWithin(RegionCode other) => ToString().StartsWith(other.ToString(), StringComparison.Ordinal);

    /// <summary>
    /// Is it a village's code as BPS writes it? Ten digits in groups of 2, 2, 3 and 3: the seventh, the last of the kecamatan, is 0
    /// where the ministry's village number begins with 1 or 2.
    /// </summary>
    public static bool LooksLikeBps([NotNullWhen(true)] string? text)
    {
        var digits = text?.Trim();
        return digits is { Length: 10 } && digits.All(char.IsAsciiDigit) && digits[6] == '0';
    }

    public override string ToString() => _value ?? "";
}
