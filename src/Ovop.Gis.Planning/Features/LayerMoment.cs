using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ovop.Gis.Planning.Datasets;

namespace Ovop.Gis.Planning.Features;

/// <summary>Which versions a question is asked of: a number, numbers by layer, or as of a date.</summary>
/// <remarks>
/// A plain number is taken by each layer that has had so many versions; the others stay at their newest.
/// A date means its end in Singkawang (WIB, UTC+7).
/// </remarks>
public sealed record LayerMoment
{
    public const string Expected = "a version (2), versions by layer (kelurahan=2,zones=1) or a date (2026-11-24, 2026-11-24T10:00+07:00)";

    /// <summary>Western Indonesian Time, the clock of Singkawang.</summary>
    public static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    private LayerMoment(int? number, IReadOnlyDictionary<CollectionId, int>? byLayer, DateTimeOffset? asOf) => (Number, ByLayer, AsOf) = (number, byLayer, asOf);

    public int? Number { get; }
    public IReadOnlyDictionary<CollectionId, int>? ByLayer { get; }
    public DateTimeOffset? AsOf { get; }

    /// <summary>These versions; layers that are not among them at their newest.</summary>
    public static LayerMoment OfVersions(IReadOnlyDictionary<CollectionId, int> byLayer) => new(null, byLayer, null);

    public static bool TryParse(string? text, [NotNullWhen(true)] out LayerMoment? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(text)) return false;
        text = text.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            moment = new LayerMoment(number, null, null);
        else if (text.Contains('=', StringComparison.Ordinal))
            moment = ParseByLayer(text) is { } byLayer ? new LayerMoment(null, byLayer, null) : null;
        else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
            moment = new LayerMoment(null, null, new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Wib).AddTicks(-1));
        else if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            moment = new LayerMoment(null, null, instant);
        return moment is not null;
    }

    /// <summary>The version of this layer at the moment; null where it had none then.</summary>
    /// <param name="history">Newest first.</param>
    public VersionRecord? Of(CollectionId layer, IReadOnlyList<VersionRecord> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var found = AsOf is { } at ? history.FirstOrDefault(v => v.CommittedAt <= at)
            : ByLayer is null ? Numbered(Number) ?? Newest()
            : ByLayer.TryGetValue(layer, out var wanted) ? Numbered(wanted) : Newest();
        return found?.Origin == VersionOrigin.Withdrawal ? null : found;

        VersionRecord? Numbered(int? number) => history.FirstOrDefault(v => v.Version.Number == number);

        VersionRecord? Newest() => history.Count == 0 ? null : history[0];
    }

    private static Dictionary<CollectionId, int>? ParseByLayer(string text)
    {
        var byLayer = new Dictionary<CollectionId, int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var sides = part.Split('=', StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || !CollectionId.TryParse(sides[0], out var layer)
                || !int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || !byLayer.TryAdd(layer, number)) return null;
        }

        return byLayer;
    }
}
