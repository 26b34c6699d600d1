using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Decides which reference system the coordinates are in: the user's word, then the file's; never a guess in silence.</summary>
internal static class CrsCheck
{
    /// <param name="mends">Ways to read the coordinates that land on the city.</param>
    public static (Crs? Crs, string Reason) Decide(RawDataset raw, ImportRequest request, Lazy<IReadOnlyList<LandingMend>> mends, FindingList findings)
    {
        if (request.Crs is { } asked) return (asked, "given by the user");
        if (raw.Crs is null)
        {
            var proposal = mends.Value is [var likely, ..] ? likely.Option : "--crs EPSG:n";
            findings.Error("crs-missing", null, null,
                $"Berkas tidak menyebut sistem koordinatnya (tidak ada .prj). Sebutkan sendiri, barangkali {proposal}.",
                $"The file does not say its reference system (there is no .prj). Say it yourself, perhaps {proposal}.");
            return (null, "not said");
        }

        if (KnownCrs.Find(raw.Crs.Text) is { } known) return (known, raw.Crs.Where);
        var read = PrjReader.Read(raw.Crs.Text);
        if (read.Crs is null)
        {
            findings.Error("crs-unreadable", null, null,
                $"Sistem koordinat pada {raw.Crs.Where} tidak terbaca: {read.Fault?.What} Sebutkan sendiri dengan --crs EPSG:n.",
                $"The reference system in {raw.Crs.Where} cannot be read: {read.Fault?.What} {read.Fault?.WayOut} Or say it yourself with --crs EPSG:n.");
            return (null, raw.Crs.Where);
        }

        foreach (var note in read.Notes) findings.Warning("crs-" + note.Kind.ToString().ToLowerInvariant(), null, null, note.Text, note.Text);
        return (read.Crs, $"{raw.Crs.Where}, by its parameters");
    }
}
