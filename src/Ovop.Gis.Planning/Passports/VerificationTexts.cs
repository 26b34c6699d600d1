using System.Globalization;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>What a verification says in a sentence or two.</summary>
internal static class VerificationTexts
{
    public static LocalText Cannot(LocalText reason) => new($"Tidak dapat diperiksa. {reason.Id}", $"Cannot be verified. {reason.En}");

    public static LocalText Same(Passport now, Passport? then) => new(
        $"Sama. Dihitung ulang dari {Layers(now, true)}: semua angka sama sampai digit kanonik terakhir.{Engines(then, now)?.Id}",
        $"Same. Computed again from {Layers(now, false)}: every figure agrees to its last canonical digit.{Engines(then, now)?.En}");

    public static LocalText OtherFigures() => new(
        "Berbeda. Hitungan ulang memberi angka lain daripada id ini. Id tidak memuat hash data; periksa berkas JSON hasilnya untuk mengetahui apakah data, metode, atau mesin hitungnya yang lain.",
        "Differs. The recomputation gives other figures than this id. An id carries no hashes of the data; verify the result's JSON to learn whether data, method or engine differ.");

    public static LocalText Altered(LocalText? reason) => new(
        $"Diubah. Angka dalam berkas bukan angka yang disegel paspornya.{(reason is null ? "" : $" Angka mana, tidak dapat ditunjukkan: {reason.Id}")}",
        $"Altered. The figures in the file are not those its passport was sealed for.{(reason is null ? "" : $" Which ones cannot be shown: {reason.En}")}");

    /// <param name="isSealTrue">The recomputation gives just what the passport was sealed for.</param>
    public static LocalText Altered(FigureComparison? figures, bool isSealTrue)
    {
        var head = Altered(reason: null);
        if (figures is null) return new(
            "Diubah. Angkanya sama dengan hitungan ulang, tetapi hash atau id pada paspornya bukan miliknya.",
            "Altered. The figures agree with the recomputation, but the hash or the id in the passport is not theirs.");
        return isSealTrue
            ? new($"{head.Id} Hitungan ulang membenarkan paspornya; yang diubah: {Count(figures.Count, true)}.", $"{head.En} The recomputation bears out the passport; altered: {Count(figures.Count, false)}.")
            : new($"{head.Id} Dari hitungan ulang berbeda {Count(figures.Count, true)}.", $"{head.En} {Count(figures.Count, false)} off the recomputation.");
    }

    public static LocalText Of(VerificationVerdict verdict, Passport then, Passport now, IReadOnlyList<VerificationDifference> statements, FigureComparison? figures)
    {
        if (verdict == VerificationVerdict.Same) return Same(now, then);
        var why = statements.Select(d => d.Kind).Distinct().ToList();
        if (verdict == VerificationVerdict.SameWithinRounding) return new(
            $"Sama dalam pembulatan. {Count(figures!.Count, true)} berbeda paling banyak satu pada digit kanonik terakhir.{Engines(then, now)?.Id}",
            $"Same within rounding. {Count(figures.Count, false)} off by at most one in the last canonical digit.{Engines(then, now)?.En}");
        if (figures is null) return new(
            $"Berbeda. Angkanya sama, tetapi paspor menyatakan hal lain tentang {Kinds(why, true)}.", $"Differs. The figures are the same, but the passport says otherwise on {Kinds(why, false)}.");
        return why.Count > 0
            ? new($"Berbeda: {Count(figures.Count, true)}. Sebabnya dicari pada {Kinds(why, true)}.", $"Differs: {Count(figures.Count, false)}. What may be behind it: {Kinds(why, false)}.")
            : new($"Berbeda: {Count(figures.Count, true)}, padahal data, metode, parameter, dan mesin hitung yang disebut sama.", $"Differs: {Count(figures.Count, false)}, though data, method, parameters and engine are stated to be the same.");
    }

    public static LocalText OfTable(VerificationVerdict verdict, Passport now, TableComparison cells) => verdict switch
    {
        VerificationVerdict.Same => new(
            $"Sama. Dihitung ulang dari {Layers(now, true)}: setiap sel tabel sama sampai digit kanonik terakhir.",
            $"Same. Computed again from {Layers(now, false)}: every cell of the table agrees to its last canonical digit."),
        VerificationVerdict.SameWithinRounding => new(
            "Sama dalam pembulatan. Tidak ada sel yang berbeda lebih dari satu pada digit kanonik terakhir; hash hasil keseluruhan berbeda.",
            "Same within rounding. No cell is off by more than one in its last canonical digit; the hash of the whole result differs."),
        VerificationVerdict.Altered => new(
            $"Diubah. Hitungan ulang membenarkan id-nya, tetapi {Count(cells.Count, true)} dalam tabel lain.",
            $"Altered. The recomputation bears out the id, but in the table differ: {Count(cells.Count, false)}."),
        _ => new(
            $"Berbeda. Hitungan ulang memberi hasil lain daripada id ini, dan {Count(cells.Count, true)} dalam tabel lain.",
            $"Differs. The recomputation gives another result than this id, and in the table differ: {Count(cells.Count, false)}."),
    };

    private static LocalText? Engines(Passport? then, Passport now) => then is null || then.Engine == now.Engine ? null : new(
        $" Mesin hitungnya lain: dahulu {then.Engine.Name} {then.Engine.Version}, kini {now.Engine.Version}.",
        $" The engine is another: {then.Engine.Name} {then.Engine.Version} then, {now.Engine.Version} now.");

    private static string Layers(Passport passport, bool indonesian)
    {
        var names = passport.Inputs.Select(i => (i.Layer, i.Version)).Distinct()
            .Select(i => $"'{i.Layer}' {(indonesian ? "versi" : "version")} {i.Version.ToString(CultureInfo.InvariantCulture)}").ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} {(indonesian ? "dan" : "and")} {names[^1]}";
    }

    private static string Count(int count, bool indonesian) => indonesian ? $"{count.ToString("#,0", LocalNumbers.Id)} nilai" : count == 1 ? "1 value" : $"{count.ToString("#,0", LocalNumbers.En)} values";

    private static string Kinds(IEnumerable<DifferenceKind> kinds, bool indonesian) => string.Join(", ", kinds.Select(k => k switch
    {
        DifferenceKind.Data => "data",
        DifferenceKind.Method => indonesian ? "metode" : "method",
        DifferenceKind.Engine => indonesian ? "versi mesin hitung" : "engine version",
        DifferenceKind.Parameters => indonesian ? "parameter" : "parameters",
        _ => indonesian ? "angka" : "figures",
    }));
}
