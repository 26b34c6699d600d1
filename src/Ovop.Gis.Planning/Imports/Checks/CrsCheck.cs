using Ovop.Gis.Planning.Plans;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Decides which reference system the coordinates are in: the user's word, then the file's; never a guess in silence.</summary>
internal static class CrsCheck
{
    public static (Crs? Crs, string Reason) Decide(RawDataset raw, ImportRequest request, FindingList findings)
    {
        if (request.Crs is { } asked) return (asked, "given by the user");
        if (raw.Crs is null)
        {
            var proposal = Propose(raw) is { } likely ? $"--crs {likely}" : "--crs EPSG:n";
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

    /// <summary>The system in which the extent falls on the city.</summary>
    public static string? Propose(RawDataset raw)
    {
        var extent = raw.Features.Where(f => f.Geometry is { IsEmpty: false } g && !GeometryCheck.HasNonFinite(g)).Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!)));
        if (extent.IsEmpty) return null;
        foreach (var code in new[] { "EPSG:4326", "EPSG:32649", "EPSG:23835", "EPSG:3857", "EPSG:32749", "EPSG:32648", "EPSG:32650" })
            if (KnownCrs.Find(code) is { } crs && LandingCheck.LiesOnCity(Reprojection.ToWgs84(crs), extent)) return code;
        return null;
    }
}
