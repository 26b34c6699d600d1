using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

/// <summary>A file held against the rules of one standard, rule by rule, as the ministry's check sheet does.</summary>
/// <param name="Profile">Such as rtrw-14-2021.</param>
/// <param name="Source">The regulation or standard.</param>
public sealed record CheckSheet(string Profile, LocalText Title, LocalText Source, IReadOnlyList<RuleResult> Rules);

public enum RuleOutcome
{
    Passed,
    Failed,
    NotApplicable,
}

/// <param name="Id">Stable, such as rtrw-fields.</param>
/// <param name="Rule">What the rule asks.</param>
/// <param name="Result">What was found, and the way out where it failed.</param>
/// <param name="Records">The records to blame; empty where it is the file or nothing.</param>
public sealed record RuleResult(string Id, Severity Weight, RuleOutcome Outcome, LocalText Rule, LocalText Result, IReadOnlyList<int> Records);
