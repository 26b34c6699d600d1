using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Settings of the coverage, as parameters.json gives them.</summary>
internal sealed record CoverageSettings(
    ulong Seed, double FirstCellMetres, int Refinements, int FirstSweeps, int LaterSweeps, double FirstThreshold, double LaterThreshold,
    FittingWeights Weights, int SmoothingPasses,
    BorderCharacter Coast, BorderCharacter Street, BorderCharacter Ditch, BorderCharacter River, BorderCharacter Ridge);

/// <summary>From facts to the polygons of all kelurahan.</summary>
internal static class CoverageBuilder
{
    public static CoverageResult Build(FactBook facts, CoverageSettings settings)
    {
        var goals = new Goals(facts);
        var grid = Fit(goals, settings);
        var arcs = ArcTracer.Trace(grid);
        Surveying.Smooth(arcs, settings.SmoothingPasses);
        arcs.RemoveAll(a => a.Left >= goals.Count && a.Right >= goals.Count);
        Surveying.Draw(arcs, arc => CharacterOf(arc, goals, settings), settings.Seed);
        const int rounds = 6;
        AreaFitting.Fit(arcs, goals.Count, () => Lack(goals, arcs), rounds);
        if (Crossings.Find(arcs).Count > 0) throw new InvalidOperationException("Bending to the listed areas made borders cross.");
        return new CoverageResult(goals, arcs, Polygons(goals, arcs));
    }

    private static LabelGrid Fit(Goals goals, CoverageSettings settings)
    {
        var dice = new Dice(settings.Seed);
        var coastline = Wiggle.Apply(goals.Coast, settings.Coast.SwingRatio, settings.Coast.FinestMetres, dice);
        var grid = new LabelGrid(settings.FirstCellMetres);
        GridStart.Fill(grid, goals, Shore.Lay(grid, goals, coastline));
        var fitting = new GridFitting(grid, goals, Shore.Lay(grid, goals, coastline), settings.Weights);
        fitting.Run(settings.FirstSweeps, settings.FirstThreshold, dice);
        for (var i = 0; i < settings.Refinements; i++)
        {
            grid = grid.Refine();
            fitting = new GridFitting(grid, goals, Shore.Lay(grid, goals, coastline), settings.Weights);
            fitting.Run(settings.LaterSweeps, settings.LaterThreshold, dice);
        }
        return grid;
    }

    private static BorderCharacter CharacterOf(Arc arc, Goals goals, CoverageSettings settings)
    {
        if (arc.Left == goals.Sea || arc.Right == goals.Sea) return settings.Coast;
        if (arc.Left == goals.Outside || arc.Right == goals.Outside) return settings.Ridge;
        var (left, right) = (goals.Facts.Kelurahan[arc.Left].KecamatanCode, goals.Facts.Kelurahan[arc.Right].KecamatanCode);
        if (IsTown(left) && IsTown(right)) return settings.Street;
        return left == right && left == "61.72.04" ? settings.Ditch : settings.River;

        static bool IsTown(string kecamatan) => kecamatan is "61.72.01" or "61.72.02";
    }

    private static double[] Lack(Goals goals, List<Arc> arcs) =>
        [.. Polygons(goals, arcs).Select((p, i) => goals.AreaSquareKilometres(i) * 1e6 - Ground.SquareMetres(p))];

    private static Polygon[] Polygons(Goals goals, List<Arc> arcs) =>
        [.. Enumerable.Range(0, goals.Count).Select(i => Polygon(Rings.Of((byte)i, arcs)))];

    private static Polygon Polygon(List<PlanePoint> ring) => Degrees.Polygon(ring.Select(LocalPlane.ToPlace));
}
