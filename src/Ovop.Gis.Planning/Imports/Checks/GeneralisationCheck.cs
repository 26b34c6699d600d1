using System.Globalization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Was a boundary layer simplified? Holds it against the kelurahan there are: the area of each kecamatan, and how many vertices draw it.</summary>
internal static class GeneralisationCheck
{
    /// <summary>Simplifying a border by half a millimetre at 1:25,000 moves a kecamatan of 15 km² by less than this.</summary>
    private const double AreaToleranceRatio = 0.005;

    /// <summary>A border with fewer than half its vertices has lost its bends.</summary>
    private const double LeastVertexRatio = 0.5;

    private static readonly string[] CodeFields = ["kecamatan_code", "kdcpum", "code", "kode", "kode_kec"];
    private static readonly string[] NameFields = ["kecamatan", "wadmkc", "nmkec", "name"];

    private sealed record Sum(string Name, double SquareMetres, int Vertices, HashSet<string> Members);

    public static void Run(CollectionId layer, List<ImportedFeature> features, StoredLayer? kelurahan, FindingList findings, CancellationToken cancellationToken)
    {
        if (kelurahan is null || layer == CollectionId.Zones || !features.Exists(f => f.Geometry is IPolygonal)) return;
        var current = SumsOf(kelurahan.Features.Select(f => (f.Text("kecamatan_code"), f.Text("kecamatan"), (string?)f.Id, f.Geometry)), cancellationToken);
        var byName = current.GroupBy(c => c.Value.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Key, StringComparer.OrdinalIgnoreCase);
        var isKelurahan = layer == CollectionId.Kelurahan;
        if (!isKelurahan && features.Exists(f => f.Attributes.ContainsKey("wadmkd") || f.Attributes.ContainsKey("kdepum"))) return;

        // A kecamatan lacks the borders between its kelurahan, and an indicative border has as many vertices as somebody gave it.
        var countsVertices = isKelurahan && !kelurahan.Collection.Description.Indicative;
        var loaded = SumsOf(features.Where(f => f.Geometry is IPolygonal).Select(f => (KecamatanOf(f, byName), (string?)null, isKelurahan ? f.Text("code") : null, f.Geometry)), cancellationToken);
        foreach (var (code, now) in current)
        {
            if (!loaded.TryGetValue(code, out var then) || (isKelurahan && !then.Members.SetEquals(now.Members))) continue;
            Compare(code, now, then, countsVertices, findings);
        }
    }

    private static void Compare(string code, Sum now, Sum then, bool countsVertices, FindingList findings)
    {
        var change = now.SquareMetres == 0 ? 0 : then.SquareMetres / now.SquareMetres - 1;
        var vertices = now.Vertices == 0 ? 1 : (double)then.Vertices / now.Vertices;
        var coarse = countsVertices && vertices < LeastVertexRatio;
        if (Math.Abs(change) <= AreaToleranceRatio && !coarse) return;
        var name = now.Name.Length > 0 ? now.Name : code;
        findings.Add(new Finding("generalised", Severity.Warning, null, null, new LocalText(
            $"{name}: luasnya {Km(then.SquareMetres, LocalNumbers.Id)} km², sedangkan jumlah kelurahannya sekarang {Km(now.SquareMetres, LocalNumbers.Id)} km² ({Percent(change, LocalNumbers.Id)} %, toleransi 0,5 %){(coarse ? $"; titiknya {then.Vertices}, sekarang {now.Vertices}" : "")}. Barangkali digeneralisasi; pakai data asli.",
            $"{name}: its area is {Km(then.SquareMetres, LocalNumbers.En)} km², the sum of its kelurahan now is {Km(now.SquareMetres, LocalNumbers.En)} km² ({Percent(change, LocalNumbers.En)} %, tolerance 0.5 %){(coarse ? $"; it has {then.Vertices} vertices, now {now.Vertices}" : "")}. It may be generalised; use the original."))
        {
            Feature = name, AreaSquareMetres = Math.Abs(then.SquareMetres - now.SquareMetres),
        });
    }

    private static string Km(double squareMetres, NumberFormatInfo numbers) => (squareMetres / 1e6).ToString("0.000", numbers);

    private static string Percent(double ratio, NumberFormatInfo numbers) => (Math.Round(100 * ratio, 2) + 0.0).ToString("+0.00;-0.00;0.00", numbers);

    private static string? KecamatanOf(ImportedFeature feature, Dictionary<string, string> byName)
    {
        foreach (var field in CodeFields)
            if (Plans.RegionCode.TryParse(feature.Text(field), out var code) && code.Level is "kecamatan" or "kelurahan")
                return code.Level == "kecamatan" ? code.ToString() : code.Parent?.ToString();
        return NameFields.Select(field => feature.Text(field)).OfType<string>().Select(name => byName.GetValueOrDefault(name)).FirstOrDefault(code => code is not null);
    }

    private static SortedDictionary<string, Sum> SumsOf(IEnumerable<(string? Code, string? Name, string? Member, Geometry? Geometry)> shapes, CancellationToken cancellationToken)
    {
        var method = new EllipsoidalArea();
        var sums = new SortedDictionary<string, Sum>(StringComparer.Ordinal);
        foreach (var (code, name, member, geometry) in shapes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (code is null || geometry is not IPolygonal) continue;
            var sum = sums.GetValueOrDefault(code) ?? new Sum(name ?? "", 0, 0, []);
            if (member is not null) sum.Members.Add(member);
            sums[code] = sum with { SquareMetres = sum.SquareMetres + method.Measure(geometry).SquareMetres, Vertices = sum.Vertices + geometry.NumPoints };
        }

        return sums;
    }
}
