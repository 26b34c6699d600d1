using System.Security.Cryptography;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>Makes a result again at the versions its passport names, and says whether it is the same, or what differs and why.</summary>
public sealed class Verification(Recomputation recomputation)
{
    /// <summary>Of a result with its figures.</summary>
    public async Task<VerificationReport> VerifyAsync(StatedResult stated, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stated);
        var then = stated.Passport;
        var sealedFor = Convert.ToHexStringLower(SHA256.HashData(stated.Figures.Span));
        var intact = sealedFor == then.ResultSha256 && IdFits(then);
        var versions = then.Inputs.Select(i => KeyValuePair.Create(i.Layer, i.Version)).Distinct().ToList();
        var asked = then.Parameters.Select(p => KeyValuePair.Create(p.Key, PassportText.Of(p.Value)));
        var again = await recomputation.RunAsync(then.Analysis, versions, asked, cancellationToken).ConfigureAwait(false);
        if (again.Report is null)
            return new VerificationReport(intact ? VerificationVerdict.Cannot : VerificationVerdict.Altered,
                intact ? VerificationTexts.Cannot(again.Reason!) : VerificationTexts.Altered(again.Reason), then.Id, [], null);

        var now = again.Report.Passport;
        var statements = PassportComparison.Between(then, now);
        var figures = sealedFor == now.ResultSha256 ? null : FigureComparison.Between(stated.Figures, CanonicalForm.Bytes(again.Report));
        var verdict = !intact ? VerificationVerdict.Altered : Judge(statements, figures, sameEngine: then.Engine == now.Engine);
        var text = verdict == VerificationVerdict.Altered
            ? VerificationTexts.Altered(figures, isSealTrue: then.ResultSha256 == now.ResultSha256)
            : VerificationTexts.Of(verdict, then, now, statements, figures);
        return new VerificationReport(verdict, text, then.Id, [.. statements, .. figures?.Listed ?? []], now);
    }

    /// <summary>Of an id alone: the hash in it, as far as it goes.</summary>
    public async Task<VerificationReport> VerifyAsync(PassportId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var again = await RecomputeAsync(id, cancellationToken).ConfigureAwait(false);
        if (again.Report is null) return new VerificationReport(VerificationVerdict.Cannot, VerificationTexts.Cannot(again.Reason!), id.ToString(), [], null);
        var now = again.Report.Passport;
        return Agrees(id, now)
            ? new VerificationReport(VerificationVerdict.Same, VerificationTexts.Same(now, then: null), id.ToString(), [], now)
            : new VerificationReport(VerificationVerdict.Differs, VerificationTexts.OtherFigures(), id.ToString(), [HashOf(id, now)], now);
    }

    /// <summary>Of a table, cell by cell to the canonical digits of its columns.</summary>
    public async Task<VerificationReport> VerifyAsync(StatedTable table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var id = table.Id;
        var again = await RecomputeAsync(id, cancellationToken).ConfigureAwait(false);
        if (again.Report is null) return new VerificationReport(VerificationVerdict.Cannot, VerificationTexts.Cannot(again.Reason!), id.ToString(), [], null);
        var now = again.Report.Passport;
        var cells = TableComparison.Between(table, again.Report.ToTable());
        var verdict = Agrees(id, now)
            ? cells.Count == 0 ? VerificationVerdict.Same : VerificationVerdict.Altered
            : cells.IsWithinRounding ? VerificationVerdict.SameWithinRounding : VerificationVerdict.Differs;
        return new VerificationReport(verdict, VerificationTexts.OfTable(verdict, now, cells), id.ToString(), Agrees(id, now) ? cells.Listed : [HashOf(id, now), .. cells.Listed], now);
    }

    /// <summary>The answer again; the caller compares.</summary>
    public Task<RecomputedReport> RecomputeAsync(PassportId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return recomputation.RunAsync(id.Analysis, id.Versions, id.Parameters, cancellationToken);
    }

    public static bool Agrees(PassportId id, Passport now)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(now);
        return now.ResultSha256.StartsWith(id.ResultPrefix, StringComparison.Ordinal);
    }

    private static bool IdFits(Passport passport) =>
        PassportId.TryParse(passport.Id, out var id) && passport.ResultSha256.StartsWith(id.ResultPrefix, StringComparison.Ordinal);

    private static VerificationVerdict Judge(IReadOnlyList<VerificationDifference> statements, FigureComparison? figures, bool sameEngine)
    {
        if (figures is { IsWithinRounding: false }) return VerificationVerdict.Differs;
        // A later engine may word a rule otherwise; what the data and the question were must agree in any case.
        if (statements.Any(d => d.Kind is DifferenceKind.Data or DifferenceKind.Parameters || (d.Kind == DifferenceKind.Method && sameEngine))) return VerificationVerdict.Differs;
        return figures is null ? VerificationVerdict.Same : VerificationVerdict.SameWithinRounding;
    }

    private static VerificationDifference HashOf(PassportId id, Passport now)
    {
        var prefix = now.ResultSha256[..PassportId.PrefixDigits];
        return new VerificationDifference(DifferenceKind.Figures, "resultSha256", id.ResultPrefix, prefix, new LocalText(
            $"Hash hasil: {id.ResultPrefix} pada id, {prefix} dari hitungan ini.", $"Hash of the result: {id.ResultPrefix} in the id, {prefix} from this computation."));
    }
}
