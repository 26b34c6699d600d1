using NetTopologySuite.Geometries;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>Where polygons that should lie side by side do not.</summary>
public sealed record CoverageFaults(IReadOnlyList<CoverageOverlap> Overlaps, IReadOnlyList<CoverageGap> Gaps, IReadOnlyList<CoverageSliver> Slivers);

/// <summary>What two polygons both cover.</summary>
/// <param name="First">The number of the one polygon, lower than that of the other.</param>
public sealed record CoverageOverlap(int First, int Second, Geometry Shape, double AreaSquareMetres);

/// <summary>What the polygons enclose and none covers.</summary>
/// <param name="IsHole">So wide that it is there on purpose: a lake, an enclave.</param>
public sealed record CoverageGap(Polygon Shape, double AreaSquareMetres, double MeanWidthMetres, bool IsHole);

/// <summary>A part of a polygon that is too narrow to mean anything.</summary>
public sealed record CoverageSliver(int Polygon, Polygon Shape, double AreaSquareMetres, double MeanWidthMetres);

/// <summary>The sizes that decide what a fault is.</summary>
public static class CoverageTolerance
{
    /// <summary>Smaller than this is the rounding of coordinates along a border, not a fault: a degree's last digit is 2 nm, over kilometres.</summary>
    public const double DustSquareMetres = 0.01;

    /// <summary>0.2 mm, the accuracy of drawing, at 1:25,000, the scale of BIG's village boundaries.</summary>
    public const double SliverWidthMetres = 5;

    /// <summary>1 mm at 1:25,000: what is wider on the map than a line is a place, not a fault of drawing.</summary>
    public const double HoleWidthMetres = 25;

    /// <summary>A repair keeps every area nearer than this to what it was, where the faults leave it the choice.</summary>
    public const double LargestChangeRatio = 0.0003;

    /// <summary>A layer with more vertices is not checked: it would take minutes.</summary>
    public const int MostVertices = 2_000_000;

    /// <summary>Nor a layer where more pairs of polygons meet with their boxes: polygons that lie side by side make three or four pairs each.</summary>
    public const int MostPairs = 50_000;
}
