using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles;

/// <summary>One line of a check sheet.</summary>
/// <param name="Id">Stable, such as rtrw-fields.</param>
/// <param name="Weight">How much a failure weighs in the standard; it never keeps a file out.</param>
/// <param name="Text">What the rule asks.</param>
/// <param name="Judge">Never throws, whatever the file holds.</param>
internal sealed record ProfileRule(string Id, Severity Weight, LocalText Text, Func<ProfileSubject, Verdict> Judge);

/// <param name="Records">Those to blame, the first of them; the text says how many there are.</param>
internal sealed record Verdict(RuleOutcome Outcome, LocalText Text, IReadOnlyList<int> Records)
{
    private const int MostRecords = 500;

    public static Verdict Pass(string id, string en) => new(RuleOutcome.Passed, new LocalText(id, en), []);

    public static Verdict Fail(string id, string en, IEnumerable<int>? records = null) => new(RuleOutcome.Failed, new LocalText(id, en), [.. (records ?? []).Distinct().Take(MostRecords)]);

    public static Verdict NotApplicable(string id, string en) => new(RuleOutcome.NotApplicable, new LocalText(id, en), []);
}
