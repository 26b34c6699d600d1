using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Checks;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Is the area declared, and is it that of the shape?</summary>
internal static class DeclaredAreaRule
{
    public static ProfileRule Of(string id, DeclaredUnit unit)
    {
        var field = unit.Field.ToUpperInvariant();
        return new ProfileRule(id, Severity.Error, new LocalText(
            $"{field} terisi pada tiap rekaman dalam {unit.Symbol} dan sesuai luas bentuknya (toleransi 0,5 %).",
            $"{field} is filled in every record in {unit.Symbol} and agrees with the area of the shape (tolerance 0.5 %)."), subject => Judge(subject, field, unit));
    }

    private static Verdict Judge(ProfileSubject subject, string name, DeclaredUnit unit)
    {
        if (subject.Field(name) is not { } field) return Verdict.Fail($"Kolom {name} tidak ada. Tambahkan dan hitung luasnya.", $"The field {name} is not there. Add it and compute the areas.");
        var empty = subject.Raw.Features.Where(f => DeclaredAreaCheck.Declared(f.Attributes.GetValueOrDefault(field.Name)) is null).Select(f => f.RecordNumber).ToList();
        if (empty.Count > 0) return Verdict.Fail($"{name} tidak berisi bilangan pada {empty.Count} rekaman. Hitung luasnya.", $"{name} holds no number in {empty.Count} records. Compute the areas.", empty);
        if (!subject.Placed || !subject.Features.Any(f => f.Geometry is IPolygonal))
            return Verdict.NotApplicable("Tidak ada poligon dalam sistem koordinat yang dikenal untuk dibandingkan.", "There is no polygon in a known reference system to compare with.");
        return subject.Found("declared-area") is > 0 and var count
            ? Verdict.Fail(
                $"{count} rekaman menyatakan luas yang berbeda lebih dari 0,5 % dari bentuknya (geodesik WGS 84). Hitung ulang {name}.",
                $"{count} records declare an area more than 0.5 % away from their shape's (geodesic, WGS 84). Compute {name} anew.", subject.Blamed("declared-area"))
            : Verdict.Pass($"{name} terisi dan sesuai bentuknya.", $"{name} is filled in and agrees with the shapes.");
    }
}
