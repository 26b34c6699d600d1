using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>What is wrong with a shape, in words.</summary>
internal static class ValidityTexts
{
    public static LocalText Of(ValidityFaultKind kind) => kind switch
    {
        ValidityFaultKind.SelfIntersection => new("garis batasnya saling memotong", "its border crosses itself"),
        ValidityFaultKind.RingSelfIntersection => new("satu cincin batas menyentuh dirinya sendiri", "a ring of its border touches itself"),
        ValidityFaultKind.HoleOutsideShell => new("ada lubang yang terletak di luar poligon", "a hole lies outside the polygon"),
        ValidityFaultKind.NestedHoles => new("ada lubang di dalam lubang lain", "a hole lies inside another hole"),
        ValidityFaultKind.NestedShells => new("ada bagian yang terletak di dalam bagian lain", "a part lies inside another part"),
        ValidityFaultKind.DisconnectedInterior => new("bagian dalamnya terputus oleh lubang", "its holes cut its inside into pieces"),
        ValidityFaultKind.DuplicateRings => new("ada cincin batas yang ganda", "a ring of its border is there twice"),
        ValidityFaultKind.TooFewPoints => new("ada cincin batas dengan kurang dari tiga titik berbeda", "a ring of its border has fewer than three different points"),
        ValidityFaultKind.RingNotClosed => new("ada cincin batas yang tidak tertutup", "a ring of its border is not closed"),
        ValidityFaultKind.TouchingBeyondCheck => new(
            "cincin batasnya bersentuhan, dan titiknya terlalu banyak untuk diperiksa lebih lanjut", "rings of its border touch, and it has too many vertices to look further"),
        _ => new("bentuknya melanggar aturan OGC Simple Features", "it breaks a rule of OGC Simple Features"),
    };
}
