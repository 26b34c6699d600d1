using System.Globalization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Coverages;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Validity;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Do the polygons of a boundary or zone layer lie side by side, without overlap and gap?</summary>
internal static class CoverageCheck
{
    public static bool AppliesTo(CollectionId layer) => layer == CollectionId.Kelurahan || layer == CollectionId.Zones;

    /// <summary>Valid polygons to look at, one for each feature; what is not valid is mended for the look.</summary>
    public static IReadOnlyList<Geometry> Shapes(List<ImportedFeature> features, ShapeReading?[] readings) =>
    [
        .. features.Select((f, i) => f.Geometry is not IPolygonal || readings[i] is null ? FlatCoordinates.LonLatFactory.CreatePolygon()
            : readings[i]!.Value.Fault is null ? f.Geometry : ShapeRepair.MakeValid(f.Geometry)),
    ];

    public static bool IsTooLarge(IReadOnlyList<Geometry> shapes, FindingList findings)
    {
        if (CoverageSearch.IsWithinReach(shapes)) return false;
        var (vertices, pairs) = (CoverageTolerance.MostVertices, CoverageTolerance.MostPairs);
        findings.Info("coverage-not-checked",
            $"Celah dan tumpang tindih tidak diperiksa: lapisan ini memiliki {Number(shapes.Sum(s => (long)s.NumPoints), LocalNumbers.Id)} titik. Yang diperiksa paling banyak {Number(vertices, LocalNumbers.Id)} titik dan {Number(pairs, LocalNumbers.Id)} pasang poligon yang kotaknya bertemu. Bagi lapisannya bila perlu diperiksa.",
            $"Gaps and overlaps are not checked: the layer has {Number(shapes.Sum(s => (long)s.NumPoints), LocalNumbers.En)} vertices. At most {Number(vertices, LocalNumbers.En)} vertices and {Number(pairs, LocalNumbers.En)} pairs of polygons whose boxes meet are checked. Split the layer to have it checked.");
        return true;
    }

    public static void Report(List<ImportedFeature> features, CoverageFaults faults, FindingList findings)
    {
        if (faults.Overlaps.Count > 0 || faults.Gaps.Count > 0)
            findings.Info("coverage-tolerance",
                $"Celah dan tumpang tindih di bawah {CoverageTolerance.DustSquareMetres.ToString("0.##", LocalNumbers.Id)} m² dianggap pembulatan; celah yang lebarnya rata-rata di atas {CoverageTolerance.HoleWidthMetres} m dianggap disengaja.",
                $"Gaps and overlaps below {CoverageTolerance.DustSquareMetres.ToString("0.##", LocalNumbers.En)} m² count as rounding; a gap above {CoverageTolerance.HoleWidthMetres} m wide on average counts as meant.");
        foreach (var overlap in faults.Overlaps.OrderByDescending(o => o.AreaSquareMetres))
        {
            if (IsCounted("coverage-overlap")) continue;
            var (one, other) = (features[overlap.First], features[overlap.Second]);
            findings.Add(Of("coverage-overlap", Severity.Warning, one.Record, $"{one.LabelOrRecord} × {other.LabelOrRecord}", overlap.Shape, overlap.AreaSquareMetres, RepairIds.SnapToCoverage,
                $"{one.LabelOrRecord} dan {other.LabelOrRecord} (rekaman {other.Record}) tumpang tindih seluas {{0}}.",
                $"{one.LabelOrRecord} and {other.LabelOrRecord} (record {other.Record}) overlap by {{0}}."));
        }

        var neighbours = new GapNeighbours(features);
        foreach (var gap in faults.Gaps)
        {
            if (IsCounted(gap.IsHole ? "coverage-hole" : "coverage-gap")) continue;
            var around = neighbours.Of(gap.Shape);
            var width = gap.MeanWidthMetres;
            if (gap.IsHole)
                findings.Add(Of("coverage-hole", Severity.Info, null, around, gap.Shape, gap.AreaSquareMetres, null,
                    $"Ada ruang kosong {{0}}, lebar rata-rata {Width(width, LocalNumbers.Id)} m, di antara {around}. Di atas {CoverageTolerance.HoleWidthMetres} m dianggap disengaja, misalnya danau, dan tidak ditutup.",
                    $"There is a hole of {{0}}, {Width(width, LocalNumbers.En)} m wide on average, among {around}. Above {CoverageTolerance.HoleWidthMetres} m it counts as meant, such as a lake, and is not closed."));
            else
                findings.Add(Of("coverage-gap", Severity.Warning, null, around, gap.Shape, gap.AreaSquareMetres, RepairIds.SnapToCoverage,
                    $"Ada celah {{0}}, lebar rata-rata {Width(width, LocalNumbers.Id)} m, di antara {around}.",
                    $"There is a gap of {{0}}, {Width(width, LocalNumbers.En)} m wide on average, among {around}."));
        }

        foreach (var sliver in faults.Slivers)
        {
            if (IsCounted("coverage-sliver")) continue;
            findings.Add(Of("coverage-sliver", Severity.Warning, features[sliver.Polygon].Record, features[sliver.Polygon].Label, sliver.Shape, sliver.AreaSquareMetres, null,
                $"Satu bagian {{0}} lebarnya rata-rata hanya {Width(sliver.MeanWidthMetres, LocalNumbers.Id)} m; di bawah {CoverageTolerance.SliverWidthMetres} m (0,2 mm pada skala 1:25.000) tidak berarti. Hapus atau gabungkan bagian itu.",
                $"A part of {{0}} is only {Width(sliver.MeanWidthMetres, LocalNumbers.En)} m wide on average; below {CoverageTolerance.SliverWidthMetres} m (0.2 mm at 1:25,000) it means nothing. Delete or merge it."));
        }

        // Words and neighbours are not looked up for what is only counted.
        bool IsCounted(string code)
        {
            if (!findings.IsFull(code)) return false;
            findings.CountOneMore(code);
            return true;
        }
    }

    private static Finding Of(string code, Severity severity, int? record, string? feature, Geometry shape, double squareMetres, string? repair, string id, string en)
    {
        var inside = shape.InteriorPoint.Coordinate;
        return new Finding(code, severity, record, new Place(inside.X, inside.Y), new LocalText(Fill(id, LocalNumbers.Id) + Repair(repair, "Perbaiki dengan"), Fill(en, LocalNumbers.En) + Repair(repair, "Mend it with")))
        {
            Feature = feature, AreaSquareMetres = squareMetres, Shape = shape, Repair = repair,
        };

        string Fill(string text, NumberFormatInfo numbers) => text
            .Replace("{0}", squareMetres.ToString(squareMetres < 10 ? "0.00" : "#,0", numbers) + " m²", StringComparison.Ordinal);

        static string Repair(string? repair, string words) => repair is null ? "" : $" {words} --repair {repair}.";
    }

    private static string Number(long value, NumberFormatInfo numbers) => value.ToString("#,0", numbers);

    private static string Width(double metres, NumberFormatInfo numbers) => metres.ToString("0.0", numbers);

    /// <summary>Names the features along a gap.</summary>
    private sealed class GapNeighbours(List<ImportedFeature> features)
    {
        private readonly PackedIndex _index = PackedIndex.Build([.. features.Select(f => f.Geometry is { IsEmpty: false } g ? Box.Of(g) : Box.Empty)]);

        public string Of(Polygon gap)
        {
            var candidates = new List<int>();
            _index.Query(Box.Of(gap), candidates);
            candidates.Sort();
            var names = candidates.Where(c => LiesAlong(features[c].Geometry!, gap)).Select(c => features[c].LabelOrRecord).Distinct().ToList();
            return names.Count == 0 ? "-" : string.Join(" × ", names);
        }

        private static bool LiesAlong(Geometry geometry, Polygon gap)
        {
            var filter = new BorderFilter(gap);
            geometry.Apply(filter);
            return filter.Done;
        }
    }

    /// <summary>Looks for an edge on which a vertex of the gap lies; where borders cross the vertex is of neither.</summary>
    private sealed class BorderFilter(Polygon gap) : IEntireCoordinateSequenceFilter
    {
        private const double NearDegrees = 1e-9;

        private readonly Coordinate[] _corners = gap.Coordinates;
        private readonly Envelope _box = gap.EnvelopeInternal;

        public bool Done { get; private set; }
        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq)
        {
            var xy = FlatCoordinates.Of(seq);
            for (var i = 2; i < xy.Length && !Done; i += 2)
            {
                if (!_box.Intersects(new Envelope(xy[i - 2], xy[i], xy[i - 1], xy[i + 1]))) continue;
                var (from, to) = (new Coordinate(xy[i - 2], xy[i - 1]), new Coordinate(xy[i], xy[i + 1]));
                Done = Array.Exists(_corners, c => NetTopologySuite.Algorithm.DistanceComputer.PointToSegment(c, from, to) < NearDegrees);
            }
        }
    }
}
