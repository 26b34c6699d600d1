using System.Globalization;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Output;

internal enum Language
{
    Id,
    En,
}

/// <summary>Texts and numbers in the user's language.</summary>
internal sealed class Speech(Language language)
{
    private const double SquareMetresOfHectare = 10_000;

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private readonly NumberFormatInfo _numbers = language == Language.Id ? LocalNumbers.Id : LocalNumbers.En;

    /// <summary>What the environment asks for: Indonesian where its locale begins with id, else English.</summary>
    public static Language OfEnvironment()
    {
        var locale = LocaleVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return locale is not null && (locale == "id" || locale.StartsWith("id_", StringComparison.OrdinalIgnoreCase) || locale.StartsWith("id.", StringComparison.OrdinalIgnoreCase)
            || locale.StartsWith("id-", StringComparison.OrdinalIgnoreCase)) ? Language.Id : Language.En;
    }

    public string Say(string id, string en) => language == Language.Id ? id : en;

    public string Say(LocalText text) => Say(text.Id, text.En);

    public string Count(long count) => count.ToString("#,0", _numbers);

    /// <summary>With so many decimals; what rounds to zero has no sign.</summary>
    public string Number(double value, int decimals)
    {
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _numbers);
        return text[0] == '-' && text.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9']) < 0 ? text[1..] : text;
    }

    /// <summary>With up to six decimals, as many as it has.</summary>
    public string Number(double value) => value.ToString("#,0.######", _numbers);

    /// <summary>Square metres up to a hectare, hectares above; a fraction of a square metre keeps its decimals.</summary>
    public string Area(double squareMetres) => squareMetres switch
    {
        0 => "0 m²",
        < 0.001 => "< " + 0.001.ToString(_numbers) + " m²",
        < 10 => squareMetres.ToString("0.###", _numbers) + " m²",
        < SquareMetresOfHectare => squareMetres.ToString("#,0", _numbers) + " m²",
        _ => (squareMetres / SquareMetresOfHectare).ToString("#,0.00", _numbers) + " ha",
    };

    public string Degrees(double degrees) => degrees.ToString("0.####", _numbers);

    public static string Time(DateTimeOffset at) => at.ToOffset(LayerMoment.Wib).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " WIB";
}
