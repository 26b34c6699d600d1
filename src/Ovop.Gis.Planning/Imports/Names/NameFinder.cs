using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Imports.Names;

/// <summary>How a written name agrees with a registered one.</summary>
internal enum NameLikeness
{
    Same,

    /// <summary>Case, spaces, hyphens or a leading Kel. differ.</summary>
    Form,

    /// <summary>A known other spelling: Sei for Sungai, the spelling before 1972, a name seen in print.</summary>
    Variant,

    /// <summary>A few letters differ, and no other registered name is nearly as near.</summary>
    Near,
}

internal sealed record NameMatch(RegisteredRegion Region, NameLikeness Likeness);

/// <summary>Finds the registered region that a written name means; says nothing where two could be meant.</summary>
internal sealed class NameFinder
{
    /// <summary>Seen in print, and not to be had by rule.</summary>
    public static readonly NameFinder Kelurahan = new(RegionRegister.Kelurahan,
        [("Pamilang", "Pangmilang"), ("Semalagi Kecil", "Semelagi Kecil"), ("Semalagi", "Semelagi Kecil"), ("Semelagi", "Semelagi Kecil"), ("Bagak", "Bagak Sahwa"), ("Sanggau", "Sanggau Kulor")]);

    public static readonly NameFinder Kecamatan = new(RegionRegister.Kecamatan,
        [.. RegionRegister.Kecamatan.Select(k => (k.Name.Split(' ')[1], k.Name))]);

    /// <summary>Further away a name suggests nothing.</summary>
    private const int FarthestSuggestion = 6;

    /// <summary>The next best must be so many letters further away.</summary>
    private const int ClearLead = 2;

    private readonly List<(RegisteredRegion Region, string Form, string Sound)> _names;
    private readonly Dictionary<string, RegisteredRegion> _aliases;

    private NameFinder(IReadOnlyList<RegisteredRegion> regions, IReadOnlyList<(string Alias, string Name)> aliases)
    {
        _names = [.. regions.Select(r => (r, PlaceName.Form(r.Name), PlaceName.Sound(r.Name)))];
        _aliases = aliases.ToDictionary(a => PlaceName.Sound(a.Alias), a => regions.Single(r => r.Name == a.Name), StringComparer.Ordinal);
    }

    /// <param name="within">Only regions that lie in this one.</param>
    public NameMatch? Find(string? text, RegionCode? within = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var form = PlaceName.Form(text);
        var sound = PlaceName.Sound(text);
        var candidates = within is { } region ? _names.FindAll(n => n.Region.Code.IsWithin(region)) : _names;
        if (Only(candidates, n => n.Form == form) is { } same)
            return new NameMatch(same, same.Name == text ? NameLikeness.Same : NameLikeness.Form);
        if (Only(candidates, n => n.Sound == sound) is { } spelt) return new NameMatch(spelt, NameLikeness.Variant);
        if (_aliases.TryGetValue(sound, out var known) && (within is null || known.Code.IsWithin(within.Value))) return new NameMatch(known, NameLikeness.Variant);
        return Nearest(candidates, form, sound) is { } near ? new NameMatch(near, NameLikeness.Near) : null;
    }

    /// <summary>The registered names that come nearest, best first.</summary>
    public IReadOnlyList<RegisteredRegion> Suggest(string text, int most)
    {
        var sound = PlaceName.Sound(text);
        return [.. _names.Select((n, i) => (n.Region, Order: i, Distance: Unlikeness(n.Sound, sound))).Where(n => n.Distance <= Math.Min(FarthestSuggestion, sound.Length / 2))
            .OrderBy(n => n.Distance).ThenBy(n => n.Order).Take(most).Select(n => n.Region)];
    }

    private static RegisteredRegion? Only(List<(RegisteredRegion Region, string Form, string Sound)> names, Predicate<(RegisteredRegion Region, string Form, string Sound)> fits) =>
        names.FindAll(fits) is [var only] ? only.Region : null;

    /// <summary>By letters or by sound, whichever is nearer: a wrong letter can look like an old spelling.</summary>
    private static RegisteredRegion? Nearest(List<(RegisteredRegion Region, string Form, string Sound)> names, string form, string sound)
    {
        var bound = sound.Length switch { < 4 => 0, < 7 => 1, < 12 => 2, _ => 3 };
        var ranked = names.Select(n => (n.Region, Distance: Math.Min(EditDistance.Between(n.Sound, sound, bound + ClearLead), EditDistance.Between(n.Form, form, bound + ClearLead)))).OrderBy(n => n.Distance).Take(2).ToList();
        return ranked is [var best, ..] && best.Distance <= bound && (ranked.Count == 1 || ranked[1].Distance >= best.Distance + ClearLead) ? best.Region : null;
    }

    /// <summary>A short form begins like the name; an address has the name in it.</summary>
    private static int Unlikeness(string registered, string written) =>
        (written.Length >= 4 && registered.StartsWith(written, StringComparison.Ordinal)) || (registered.Length >= 6 && written.Contains(registered, StringComparison.Ordinal))
            ? 0 : EditDistance.Between(registered, written, FarthestSuggestion);
}
