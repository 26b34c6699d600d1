using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>What comes of making a result again and holding it against what was stated.</summary>
public enum VerificationVerdict
{
    /// <summary>Every figure to its last canonical digit.</summary>
    Same,

    /// <summary>Figures differ, none by more than one in its last canonical digit.</summary>
    SameWithinRounding,
    Differs,

    /// <summary>The figures that were stated are not those the passport was sealed for.</summary>
    Altered,

    /// <summary>What it would take is not here: a layer, a version, or the question itself.</summary>
    Cannot,
}

/// <summary>In what a result and its recomputation differ.</summary>
public enum DifferenceKind
{
    Data,
    Method,
    Engine,
    Parameters,
    Figures,
}

/// <param name="What">The layer, the part of the passport, or the path of the figure.</param>
/// <param name="Then">As it was stated; null where it was not there.</param>
/// <param name="Now">As it is here; null where it is not here.</param>
public sealed record VerificationDifference(DifferenceKind Kind, string What, string? Then, string? Now, LocalText Text);

/// <param name="Id">The passport's id that was stated.</param>
/// <param name="Differences">The first figures that differ are listed; the text says how many there are.</param>
/// <param name="Now">The passport of the recomputation; null where there was none.</param>
public sealed record VerificationReport(
    VerificationVerdict Verdict, LocalText Text, string Id, IReadOnlyList<VerificationDifference> Differences, Passport? Now)
{
    public bool IsGood => Verdict is VerificationVerdict.Same or VerificationVerdict.SameWithinRounding;
}

/// <summary>A result as somebody holds it: its passport, and its figures in canonical form.</summary>
public sealed record StatedResult(Passport Passport, ReadOnlyMemory<byte> Figures);

/// <summary>A result as somebody holds it as a table: the id in its last column, and the other cells as text.</summary>
public sealed record StatedTable(PassportId Id, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
