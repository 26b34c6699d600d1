using System.Globalization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Holds the area a record declares (LUASHA in hectares, LUASWH in square kilometres) against the geodesic area of its shape.</summary>
/// <remarks>In the planes that Indonesian plans are drawn in, areas here are at most 0.06 % off; half a per cent is more than a projection explains.</remarks>
internal static class DeclaredAreaCheck
{
    public const double TolerancePercent = 0.5;

    /// <summary>What rounding to two decimals can do, where a shape is tiny.</summary>
    private const double RoundingUnits = 0.01;

    private const int MostMeasured = 1000;

    private static readonly DeclaredUnit[] Units = [new("luasha", "ha", 10_000), new("luas_ha", "ha", 10_000), new("luaswh", "km²", 1_000_000), new("luas_km2", "km²", 1_000_000)];

    public static void Run(List<ImportedFeature> features, FindingList findings, CancellationToken cancellationToken)
    {
        if (features.Count == 0) return;
        foreach (var unit in Units.Where(u => features[0].Attributes.ContainsKey(u.Field)))
        {
            var differing = Differing(features, unit, cancellationToken);
            for (var i = 0; i < differing.Count; i++)
            {
                // A file that is wrong throughout is told by its first records; the others only count.
                var measured = i < MostMeasured ? differing[i] with { Computed = Geodesic(differing[i].Feature.Geometry!, unit) } : differing[i];
                findings.Add(Told(measured, unit));
            }
        }
    }

    /// <summary>Rough areas sort out what is surely right or surely wrong; what is near the tolerance is measured.</summary>
    private static List<AreaDifference> Differing(List<ImportedFeature> features, DeclaredUnit unit, CancellationToken cancellationToken)
    {
        var found = new AreaDifference?[features.Count];
        Parallel.For(0, features.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var feature = features[i];
            if (Declared(feature.Attributes.GetValueOrDefault(unit.Field)) is not { } declared || feature.Geometry is not IPolygonal || !IsPlaced(feature.Geometry)) return;
            var computed = RoughArea.Measure(feature.Geometry)?.SquareMetres / unit.SquareMetres ?? Geodesic(feature.Geometry, unit);
            if (IsNear(declared, computed)) computed = Geodesic(feature.Geometry, unit);
            if (Math.Abs(declared - computed) > Allowed(computed)) found[i] = new AreaDifference(feature, declared, computed);
        });
        return [.. found.OfType<AreaDifference>()];
    }

    private static double Allowed(double computed) => Math.Max(computed * TolerancePercent / 100, RoundingUnits);

    private static bool IsNear(double declared, double computed) => Math.Abs(Math.Abs(declared - computed) - Allowed(computed)) < 0.1 * Allowed(computed);

    private static double Geodesic(Geometry geometry, DeclaredUnit unit) => new EllipsoidalArea().Measure(geometry).SquareMetres / unit.SquareMetres;

    public static DeclaredUnit Hectares => Units[0];

    public static DeclaredUnit SquareKilometres => Units[2];

    /// <summary>A number, also where the column is of text with a decimal comma.</summary>
    public static double? Declared(object? value) => value switch
    {
        double number when double.IsFinite(number) => number,
        long whole => whole,
        string text when double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static Finding Told(AreaDifference difference, DeclaredUnit unit)
    {
        var (id, en) = Cause(difference, unit);
        return new Finding("declared-area", Severity.Warning, difference.Feature.Record, FindingPlace.Of(difference.Feature), new LocalText(
            $"{unit.Field.ToUpperInvariant()} menyatakan {Number(difference.Declared, LocalNumbers.Id)} {unit.Symbol}, bentuknya {Number(difference.Computed, LocalNumbers.Id)} {unit.Symbol} (geodesik WGS 84; toleransi 0,5 %, paling sedikit 0,01 {unit.Symbol}). {id}",
            $"{unit.Field.ToUpperInvariant()} declares {Number(difference.Declared, LocalNumbers.En)} {unit.Symbol}, the shape has {Number(difference.Computed, LocalNumbers.En)} {unit.Symbol} (geodesic, WGS 84; tolerance 0.5 %, at least 0.01 {unit.Symbol}). {en}"))
        {
            Feature = difference.Feature.Text("name"),
            AreaSquareMetres = Math.Abs(difference.Declared - difference.Computed) * unit.SquareMetres,
        };
    }

    private static (string Id, string En) Cause(AreaDifference difference, DeclaredUnit unit) => (difference.Declared / difference.Computed) switch
    {
        > 1.006 and < 1.008 => ("Selisih 0,7 % khas luas yang dihitung di EPSG:3857; hitung ulang di UTM 49N.", "0.7 % is what an area computed in EPSG:3857 is off here; compute it anew in UTM 49N."),
        var ratio when IsAbout(ratio, unit.SquareMetres) => ($"Angkanya tampak dalam m²; kolom ini dalam {unit.Symbol}.", $"The figure looks like m²; this field is in {unit.Symbol}."),
        var ratio when IsAbout(ratio, 0.01) && unit.Symbol == "ha" => ("Angkanya tampak dalam km²; kolom ini dalam ha.", "The figure looks like km²; this field is in ha."),
        var ratio when IsAbout(ratio, 100) && unit.Symbol != "ha" => ("Angkanya tampak dalam ha; kolom ini dalam km².", "The figure looks like ha; this field is in km²."),
        _ => ("Bentuk atau kolomnya berubah sesudah luas dihitung; hitung ulang kolomnya.", "Shape or field were changed after the area was computed; compute the field anew."),
    };

    private static bool IsAbout(double ratio, double expected) => Math.Abs(ratio / expected - 1) < 0.02;

    private static bool IsPlaced(Geometry geometry)
    {
        var box = geometry.EnvelopeInternal;
        return !box.IsNull && box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
    }

    private static string Number(double value, NumberFormatInfo numbers) => value.ToString("#,0.####", numbers);
}

/// <param name="SquareMetres">How many make one of this unit.</param>
internal sealed record DeclaredUnit(string Field, string Symbol, double SquareMetres);

internal sealed record AreaDifference(ImportedFeature Feature, double Declared, double Computed);
