using System.Globalization;

namespace Ovop.Gis.Benchmarks.Table;

/// <summary>One row of the table of ratios: ours beside another's on the same work.</summary>
/// <param name="Ratio">How many times as fast as the peer, or how far inside a limit; "refused" where the two disagree.</param>
/// <param name="IsMet">Null where nothing was aimed at, or nothing could be compared.</param>
/// <param name="Agreement">In what the answers were compared, and how closely they agree.</param>
internal sealed record ResultLine(
    string Question, string Peer, string Ratio, string Target, bool? IsMet, string Ours, string Theirs, string Agreement)
{
    public const string Refused = "refused";

    public static ResultLine OfTimes(string question, string peer, double oursSeconds, double theirsSeconds, double? atLeast, Agreement agreement) =>
        Of(question, peer, theirsSeconds / oursSeconds, atLeast, Quantity.Time(oursSeconds), Quantity.Time(theirsSeconds), agreement);

    public static ResultLine OfRates(string question, string peer, double oursPerSecond, double theirsPerSecond, double? atLeast, Agreement agreement) =>
        Of(question, peer, oursPerSecond / theirsPerSecond, atLeast, Quantity.Rate(oursPerSecond), Quantity.Rate(theirsPerSecond), agreement);

    /// <summary>A figure that must stay below a limit, with no peer.</summary>
    public static ResultLine OfLimit(string question, double value, double limit, Func<double, string> format) =>
        new(question, "", "", "below " + format(limit), value < limit, format(value), "", "");

    private static ResultLine Of(string question, string peer, double ratio, double? atLeast, string ours, string theirs, Agreement agreement) => new(
        question, peer,
        agreement.Holds ? Quantity.Ratio(ratio) : Refused,
        atLeast is { } target ? string.Create(CultureInfo.InvariantCulture, $"≥ {target:0.##} ×") : "",
        atLeast is { } least && agreement.Holds ? ratio >= least : null,
        ours, theirs, agreement.Text);
}

/// <summary>Whether two programs gave the same answer; without that their times mean nothing beside each other.</summary>
internal sealed record Agreement(bool Holds, string Text)
{
    public static readonly Agreement NothingToCompare = new(true, "");
}
