using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Does the class hold one version of the zoning? Two versions in one class show as the same shape twice.</summary>
internal static class OneVersionRule
{
    public static ProfileRule Of(string id) => new(id, Severity.Error, new LocalText(
        "Pola ruang berada dalam satu kelas fitur poligon, satu versi: tidak ada bentuk yang sama dua kali.", "The zoning is one class of polygons in one version: no shape occurs twice."), Judge);

    private static Verdict Judge(ProfileSubject subject)
    {
        var shapes = subject.Features.Where(f => f.Geometry is { IsEmpty: false }).ToList();
        if (shapes.Count == 0) return Verdict.NotApplicable("Tidak ada bentuk.", "There are no shapes.");
        var other = shapes.Where(f => f.Geometry is not IPolygonal).Select(f => f.Record).ToList();
        if (other.Count > 0) return Verdict.Fail($"{other.Count} rekaman bukan poligon. Pindahkan ke kelas fitur lain.", $"{other.Count} records are not polygons. Move them to another class.", other);
        var twice = shapes.GroupBy(f => (f.Geometry!.NumPoints, f.Geometry.EnvelopeInternal)).Where(g => g.Skip(1).Any()).SelectMany(Repeated).Order().ToList();
        return twice.Count == 0
            ? Verdict.Pass("Satu kelas fitur, tanpa bentuk berulang.", "One class, no shape twice.")
            : Verdict.Fail($"{twice.Count} rekaman mengulang bentuk rekaman lain. Sisakan satu versi.", $"{twice.Count} records repeat the shape of another. Keep one version.", twice);
    }

    private static IEnumerable<int> Repeated(IEnumerable<ImportedFeature> group)
    {
        var seen = new List<Geometry>();
        foreach (var feature in group)
        {
            if (seen.Exists(s => s.EqualsExact(feature.Geometry))) yield return feature.Record;
            else seen.Add(feature.Geometry!);
        }
    }
}
