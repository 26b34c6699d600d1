using System.Text.RegularExpressions;
using Ovop.Gis.Planning.Claims;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.Reconciliation;

/// <summary>Judges a claim: first against the rest of its own series, then against the computed figure.</summary>
internal sealed partial class VerdictRule(IReadOnlyList<Claim> claims, double tolerancePercent)
{
    [GeneratedRegex(@"\d+(?:[.,](?<decimals>\d+))?\s*(?:%|per ?cent|persen)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PrintedPercent();

    public Verdict Judge(Claim claim, ComputedFigure? computed)
    {
        if (!claim.IsVerified) return Unverified();
        if (Contradiction(claim) is { } contradiction) return contradiction;
        if (computed is null) return NotComparable();
        return claim.Area is { } area ? JudgeArea(area, computed) : JudgeShare(claim.Share!.Value, computed);
    }

    private static Verdict Unverified() => new("unverified", new LocalText(
        "Angka ini belum ditemukan pada sumber aslinya; jangan dikutip.",
        "This figure has not been seen in its original source; do not cite it."));

    private static Verdict NotComparable() => new("not-comparable", new LocalText(
        "Tidak ada lapisan pada penyimpanan yang dapat dihitung untuk dibandingkan.",
        "No layer in the store can be measured to stand beside it."));

    private Verdict JudgeArea(Area published, ComputedFigure computed)
    {
        var difference = published - computed.Area;
        var ratio = difference.Abs() / computed.Area;
        if (ratio.Percent <= tolerancePercent)
            return new Verdict("agrees", new LocalText(
                $"Sesuai: selisih {PrintedNumber.Percent(ratio, true)} dari luas terhitung {PrintedNumber.SquareKilometres(computed.Area, true)}.",
                $"Agrees: {PrintedNumber.Percent(ratio, false)} from the computed {PrintedNumber.SquareKilometres(computed.Area, false)}."));

        var larger = difference > Area.Zero;
        return new Verdict("differs", new LocalText(
            $"Berbeda: yang terbit {PrintedNumber.SquareKilometres(difference.Abs(), true)} ({PrintedNumber.Percent(ratio, true, 1)}) lebih {(larger ? "besar" : "kecil")} daripada yang terhitung, {PrintedNumber.SquareKilometres(computed.Area, true)}; keduanya berdiri di atas batas yang berlainan.",
            $"Differs: the published figure is {PrintedNumber.SquareKilometres(difference.Abs(), false)} ({PrintedNumber.Percent(ratio, false, 1)}) {(larger ? "larger" : "smaller")} than the computed {PrintedNumber.SquareKilometres(computed.Area, false)}; the two stand on different boundaries."));
    }

    private Verdict JudgeShare(Share published, ComputedFigure computed)
    {
        if (computed.ShareOfCity is not { } share) return NotComparable();
        var points = Math.Abs(published.Percent - share.Percent);
        var agrees = points <= tolerancePercent;
        return new Verdict(agrees ? "agrees" : "differs", new LocalText(
            $"{(agrees ? "Sesuai" : "Berbeda")}: terhitung {PrintedNumber.Percent(share, true)}, selisih {PrintedNumber.Format(points, 2, true)} poin persen.",
            $"{(agrees ? "Agrees" : "Differs")}: computed {PrintedNumber.Percent(share, false)}, {PrintedNumber.Format(points, 2, false)} percentage points apart."));
    }

    /// <summary>A series that gives a part, its share and the whole can be checked without any map.</summary>
    private Verdict? Contradiction(Claim claim)
    {
        var share = claim.Share is not null ? claim : claims.FirstOrDefault(c => IsSibling(c, claim) && c.Share is not null);
        var part = claim.Area is not null ? claim : claims.FirstOrDefault(c => IsSibling(c, claim) && c.Area is not null);
        if (share?.Share is not { } stated || part?.Area is not { } area) return null;
        var whole = claims.FirstOrDefault(c => c.Series == claim.Series && c.IsVerified && c.Code == share.ShareOf && c.Area is not null)?.Area;
        if (whole is not { } total) return null;

        var implied = area / total;
        if (Math.Abs(implied.Percent - stated.Percent) <= LastPlacePercent(share.AsPrinted)) return null;

        var impliedArea = Area.FromSquareMetres(stated.Ratio * total.SquareMetres);
        var support = Support(claim, impliedArea, area);
        return new Verdict("contradicts-itself", new LocalText(
            $"Sumber bertentangan dengan dirinya: {PrintedNumber.Hectares(area, true)} dari {PrintedNumber.Hectares(total, true)} adalah {PrintedNumber.Percent(implied, true)}, bukan {PrintedNumber.Percent(stated, true)}; {PrintedNumber.Percent(stated, true)} adalah {PrintedNumber.Hectares(impliedArea, true)}.{support?.Id}",
            $"The source contradicts itself: {PrintedNumber.Hectares(area, false)} of {PrintedNumber.Hectares(total, false)} is {PrintedNumber.Percent(implied, false)}, not {PrintedNumber.Percent(stated, false)}; {PrintedNumber.Percent(stated, false)} is {PrintedNumber.Hectares(impliedArea, false)}.{support?.En}"));
    }

    /// <summary>Says which of the two another series bears out, where one does and the other is not borne out.</summary>
    private LocalText? Support(Claim claim, Area byShare, Area byArea)
    {
        var others = claims.Where(c => c.Series != claim.Series && c.Code == claim.Code && c.IsVerified && c.Area is not null).ToList();
        var forShare = others.Find(c => IsClose(c.Area!.Value, byShare));
        var forArea = others.Find(c => IsClose(c.Area!.Value, byArea));
        return (forShare, forArea) switch
        {
            ({ } c, null) => new LocalText(
                $" {c.Source.Title} ({c.Source.Year}) menyebut {PrintedNumber.SquareKilometres(c.Area!.Value, true)}: persentasenya yang benar.",
                $" {c.Source.Title} ({c.Source.Year}) gives {PrintedNumber.SquareKilometres(c.Area!.Value, false)}: the percentage is right."),
            (null, { } c) => new LocalText(
                $" {c.Source.Title} ({c.Source.Year}) menyebut {PrintedNumber.SquareKilometres(c.Area!.Value, true)}: luasnya yang benar.",
                $" {c.Source.Title} ({c.Source.Year}) gives {PrintedNumber.SquareKilometres(c.Area!.Value, false)}: the area is right."),
            _ => null,
        };
    }

    /// <summary>One unit of the last decimal that was printed: what rounding may hide.</summary>
    private static double LastPlacePercent(string asPrinted) =>
        PrintedPercent().Match(asPrinted) is { Success: true } match ? Math.Pow(10, -match.Groups["decimals"].Length) : 0.01;

    private bool IsClose(Area left, Area right) => ((left - right).Abs() / right).Percent <= tolerancePercent;

    private static bool IsSibling(Claim other, Claim claim) => other.Series == claim.Series && other.Code == claim.Code && other.Id != claim.Id && other.IsVerified;
}

/// <param name="Band">How far the area may be off because drawn boundaries are only so exact.</param>
/// <param name="ShareOfCity">Null for the city itself.</param>
internal sealed record ComputedFigure(Area Area, Area Band, Share? ShareOfCity, Share? ShareBand);
