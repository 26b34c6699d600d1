using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Checks;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Imports.Repairs;

/// <summary>A feature as a repair would leave it.</summary>
/// <param name="After">Null where the record would be dropped.</param>
internal readonly record struct ShapeChange(int Number, ImportedFeature? After);

/// <summary>A repair of single shapes.</summary>
/// <param name="MovesArea">False where what it changes is not on the ground.</param>
internal sealed record ShapeRepairKind(string Id, LocalText Title, LocalText Explanation, bool MovesArea, Func<RingConvention?, ImportedFeature, ShapeReading?, ImportedFeature?> Repair)
{
    /// <summary>In the order they are made.</summary>
    public static readonly IReadOnlyList<ShapeRepairKind> All =
    [
        new(RepairIds.RemoveEmpty,
            new("Buang rekaman tanpa bentuk", "Drop records without a shape"),
            new("Rekaman yang tidak memiliki bentuk dibuang beserta atributnya.", "Records that have no shape are dropped with their attributes."), false,
            (_, feature, _) => feature is { Geometry: null or { IsEmpty: true }, Fault: null } ? null : feature),
        new(RepairIds.RemoveDuplicateVertices,
            new("Buang titik berulang", "Remove repeated vertices"),
            new("Titik yang sama persis dengan titik sebelumnya dibuang; bentuk dan luas tidak berubah.", "Vertices equal to the one before are removed; shape and area stay."), false,
            (_, feature, reading) => reading is { DuplicateVertices: > 0 } ? feature with { Geometry = ShapeRepair.WithoutRepetitions(feature.Geometry!) } : feature),
        new(RepairIds.MakeValid,
            new("Jadikan bentuk sah", "Make shapes valid"),
            new("Cincin batas yang memotong diri sendiri diurai, lubang yang salah tempat diluruskan, bagian tanpa luas dibuang. Periksa hasilnya pada peta.",
                "Rings that cross themselves are taken apart, misplaced holes are sorted out, parts without area are dropped. Look at the result on the map."), true,
            (_, feature, reading) =>
                reading is { Fault: not null } ? feature with { Geometry = ShapeRepair.MakeValid(feature.Geometry!) }
                : feature.Fault?.Salvaged is { } salvaged ? feature with { Geometry = ShapeRepair.MakeValid(salvaged), Fault = null }
                : feature),
        new(RepairIds.FixOrientation,
            new("Betulkan arah cincin", "Turn rings the right way"),
            new("Urutan titik dibalik sesuai aturan format; bentuk dan luas tidak berubah.", "The order of vertices is turned to what the format asks; shape and area stay."), false,
            (convention, feature, reading) => reading is { Fault: null } r && RingRule.WrongRings(convention, r) > 0
                ? feature with { Geometry = RingDirection.Turned(feature.Geometry!, convention!.OuterClockwise) } : feature),
    ];
}
