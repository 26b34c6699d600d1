using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>The polygons in the order of the codes, and how well they agree with the facts.</summary>
internal sealed class CoverageResult(Goals goals, IReadOnlyList<Arc> arcs, IReadOnlyList<Polygon> polygons)
{
    public IReadOnlyList<Polygon> Polygons { get; } = polygons;
    public IReadOnlyList<KelurahanFact> Kelurahan => goals.Facts.Kelurahan;

    public Polygon Of(string code) => Polygons[goals.LabelOf(code)];

    public double WorstAreaErrorRatio =>
        Polygons.Select((p, i) => Math.Abs(Ground.SquareMetres(p) / (goals.AreaSquareKilometres(i) * 1e6) - 1)).Max();

    /// <summary>Listed border between kelurahan that is there, as a part of all listed.</summary>
    public double BorderKeptRatio
    {
        get
        {
            var (kept, listed) = (0.0, 0.0);
            for (var a = 0; a < goals.Count; a++)
            {
                for (var b = a + 1; b < goals.Count; b++)
                {
                    listed += goals.BorderKilometres(a, b);
                    kept += Math.Min(goals.BorderKilometres(a, b), BuiltKilometres(a, b));
                }
            }
            return kept / listed;
        }
    }

    public double BuiltKilometres(int a, int b) => arcs
        .Where(x => (x.Left == a && x.Right == b) || (x.Left == b && x.Right == a)).Sum(x => x.LengthMetres) / 1000;

    public IReadOnlyList<double> CentroidMissesKilometres =>
        [.. Polygons.Select((p, i) => LocalPlane.From(new Place(p.Centroid.X, p.Centroid.Y)).DistanceMetres(goals.Centroids[i] * 1000) / 1000)];

    public double WorstExtentMissKilometres => Polygons.Select((p, i) => ExtentMissKilometres(p, Kelurahan[i])).Max();

    public IReadOnlyList<string> CoastalCodes =>
        [.. Kelurahan.Where((_, i) => BuiltKilometres(i, goals.Sea) > 0).Select(k => k.Code)];

    /// <summary>The part of the coast that belongs to a kelurahan with one stretch of shore.</summary>
    public LineString Coastline(string code)
    {
        var label = goals.LabelOf(code);
        var arc = arcs.Single(a => (a.Left == label && a.Right == goals.Sea) || (a.Right == label && a.Left == goals.Sea));
        return Degrees.Factory.CreateLineString([.. arc.Points.Select(p => Degrees.Coordinate(LocalPlane.ToPlace(p)))]);
    }

    private static double ExtentMissKilometres(Polygon polygon, KelurahanFact fact)
    {
        var box = polygon.EnvelopeInternal;
        var (south, north) = (Math.Abs(box.MinY - fact.SouthDegrees), Math.Abs(box.MaxY - fact.NorthDegrees));
        var (west, east) = (Math.Abs(box.MinX - fact.WestDegrees), Math.Abs(box.MaxX - fact.EastDegrees));
        return Math.Max(Math.Max(south, north), Math.Max(west, east)) * LocalPlane.LngMetres / 1000;
    }
}
