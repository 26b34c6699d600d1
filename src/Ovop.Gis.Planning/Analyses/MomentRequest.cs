using System.Globalization;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>The question "as of when", which every question can be asked with.</summary>
public static class MomentRequest
{
    public const string Parameter = "at";
    public const string Example = "2026-11-24";
    public const string Description = "Ask it of the layers as they were: " + LayerMoment.Expected + ". Left out: as they are now.";

    /// <summary>The library as of the moment; the library itself where none is given.</summary>
    /// <exception cref="RefusedException">The text is no moment, or names a layer or version that never was.</exception>
    public static async Task<LayerLibrary> ApplyAsync(LayerLibrary library, string? text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        if (text is null) return library;
        if (!LayerMoment.TryParse(text, out var moment))
            throw new RefusedException(Parameter, $"'{(text.Length > 40 ? text[..40] + "…" : text)}' is no moment: give {LayerMoment.Expected}.");

        var faults = new List<RequestFault>();
        foreach (var (layer, number) in moment.ByLayer ?? new Dictionary<CollectionId, int>())
            if (await FaultOfAsync(library, layer, number, cancellationToken).ConfigureAwait(false) is { } fault) faults.Add(new RequestFault(Parameter, fault));
        if (moment.Number is { } plain && await library.MostVersionsAsync(cancellationToken).ConfigureAwait(false) is var most && plain > most)
            faults.Add(new RequestFault(Parameter, $"no layer has a version {plain}; the most any has is {most}."));
        return faults.Count == 0 ? library.At(moment) : throw new RefusedException(faults);
    }

    /// <summary>Why a layer is not there at the moment, where it is or was there at another; null where there never was such a layer.</summary>
    internal static string? Absence(CollectionId layer, LayerMoment? moment, IReadOnlyList<VersionRecord> history)
    {
        if (history.Count == 0) return null;
        if (moment?.AsOf is { } at && history[^1] is var first && first.CommittedAt > at)
            return $"the layer '{layer}' was not there yet on {Wib(at)}; its first version was made on {Wib(first.CommittedAt)}.";
        return $"the layer '{layer}' {(moment is null ? "is withdrawn" : "was withdrawn then")}; its versions are {Numbers(history)}.";
    }

    private static async Task<string?> FaultOfAsync(LayerLibrary library, CollectionId layer, int number, CancellationToken cancellationToken)
    {
        if (layer == CollectionId.Kecamatan) return "kecamatan follow from their kelurahan; say kelurahan=" + number.ToString(CultureInfo.InvariantCulture) + ".";
        var history = await library.VersionsAsync(layer, cancellationToken).ConfigureAwait(false);
        if (history.Count == 0) return $"there is no layer '{layer}'.";
        return history.Any(v => v.Version.Number == number) ? null : $"the layer '{layer}' has no version {number}; it has {Numbers(history)}.";
    }

    private static string Numbers(IReadOnlyList<VersionRecord> history) =>
        history.Count == 1 ? history[0].Version.Number.ToString(CultureInfo.InvariantCulture) : $"{history[^1].Version.Number} to {history[0].Version.Number}";

    private static string Wib(DateTimeOffset at) => at.ToOffset(LayerMoment.Wib).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " WIB";
}
