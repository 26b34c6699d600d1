using System.Globalization;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>In what a stated passport and that of the recomputation differ, figures apart.</summary>
internal static class PassportComparison
{
    public static IReadOnlyList<VerificationDifference> Between(Passport then, Passport now)
    {
        var differences = new List<VerificationDifference>();
        Inputs(differences, then, now);
        // Some tolerances are properties of the data, or measured on them: of other data they say nothing of the method.
        var sameData = differences.Count == 0;
        Words(differences, DifferenceKind.Method, "crs", then.Crs, now.Crs, "sistem acuan", "reference system");
        Words(differences, DifferenceKind.Method, "method", then.Method, now.Method, "metode", "method");
        Words(differences, DifferenceKind.Method, "rule", then.Rule, now.Rule, "aturan", "rule");
        if (sameData) Values(differences, DifferenceKind.Method, "tolerances", then.Tolerances, now.Tolerances, Tolerance, "toleransi", "tolerance");
        Values(differences, DifferenceKind.Parameters, "parameters", then.Parameters, now.Parameters, (_, value) => PassportText.Of(value), "parameter", "parameter");
        Ids(differences, then, now);
        Words(differences, DifferenceKind.Engine, "engine", $"{then.Engine.Name} {then.Engine.Version}", $"{now.Engine.Name} {now.Engine.Version}", "mesin hitung", "engine");
        return differences;
    }

    private static void Inputs(List<VerificationDifference> differences, Passport then, Passport now)
    {
        var here = now.Inputs.DistinctBy(Key).ToDictionary(Key, i => i.ContentSha256);
        var there = then.Inputs.DistinctBy(Key).ToDictionary(Key, i => i.ContentSha256);
        foreach (var input in then.Inputs)
            if (!here.TryGetValue(Key(input), out var content))
                differences.Add(new VerificationDifference(DifferenceKind.Data, Name(input), input.ContentSha256, null, new LocalText(
                    $"Paspor menyebut {Name(input)}, tetapi hitungan ini tidak memakainya.", $"The passport names {Name(input)}, which this computation does not use.")));
            else if (content != input.ContentSha256)
                differences.Add(new VerificationDifference(DifferenceKind.Data, Name(input), input.ContentSha256, content, new LocalText(
                    $"{Name(input)} di penyimpanan ini berisi data lain: isi {Hash(input.ContentSha256)} pada paspor, {Hash(content)} di sini.",
                    $"{Name(input)} holds other data in this store: content {Hash(input.ContentSha256)} in the passport, {Hash(content)} here.")));
        foreach (var input in now.Inputs)
            if (!there.ContainsKey(Key(input)))
                differences.Add(new VerificationDifference(DifferenceKind.Data, Name(input), null, input.ContentSha256, new LocalText(
                    $"Hitungan ini memakai {Name(input)}, yang tidak disebut paspor.", $"This computation uses {Name(input)}, which the passport does not name.")));
    }

    /// <summary>What the id asks must be what the passport says was asked.</summary>
    private static void Ids(List<VerificationDifference> differences, Passport then, Passport now)
    {
        if (then.Id == now.Id || (PassportId.TryParse(then.Id, out var stated) && PassportId.TryParse(now.Id, out var made) && stated.AsksTheSame(made))) return;
        Words(differences, DifferenceKind.Parameters, "id", then.Id, now.Id, "id paspor", "passport id");
    }

    private static void Words(List<VerificationDifference> differences, DifferenceKind kind, string what, string? then, string? now, string id, string en)
    {
        if (then != now) differences.Add(new VerificationDifference(kind, what, then, now, new LocalText(
            $"Lain {id}: dahulu {then ?? "tidak ada"}, kini {now ?? "tidak ada"}.", $"Another {en}: {then ?? "none"} then, {now ?? "none"} now.")));
    }

    private static void Values<T>(
        List<VerificationDifference> differences, DifferenceKind kind, string group, IReadOnlyDictionary<string, T> then, IReadOnlyDictionary<string, T> now,
        Func<string, T, string> print, string id, string en)
    {
        foreach (var name in then.Keys.Union(now.Keys, StringComparer.Ordinal))
            Words(differences, kind, $"{group}.{name}", then.TryGetValue(name, out var a) ? print(name, a) : null, now.TryGetValue(name, out var b) ? print(name, b) : null, $"{id} {name}", $"{en} {name}");
    }

    /// <summary>Some tolerances are measured, so they are held to canonical digits like figures.</summary>
    private static string Tolerance(string name, double value) => value.ToString("F" + (CanonicalForm.DecimalsOf(name) ?? 12).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static (string, int, string?) Key(PassportInput input) => (input.Layer, input.Version, input.Derivation);

    private static string Name(PassportInput input) => $"{input.Layer}@{input.Version.ToString(CultureInfo.InvariantCulture)}" + (input.Derivation is null ? "" : $" ({input.Derivation})");

    private static string Hash(string sha256) => sha256.Length > 12 ? sha256[..12] : sha256;
}

/// <summary>A parameter's value as it would be asked for by text.</summary>
internal static class PassportText
{
    public static string Of(object? value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
}
