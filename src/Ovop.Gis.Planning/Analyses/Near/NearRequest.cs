using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Ovop.Gis.Planning.Analyses.Near;

public enum Measure
{
    Point,
    Edge,
}

public sealed record NearRequest
{
    [Parameter("of", Example = "clusters"), Description("The layer to look for."), Required]
    public string Of { get; init; } = "clusters";

    [Parameter("from", Example = "airport"), Description("Where to measure from: airport (its reference point), LAYER/FEATURE, or longitude,latitude in degrees."), Required]
    public string From { get; init; } = "airport";

    [Parameter("within", Example = "10000"), Description("Only what lies within this distance, in metres or with a unit: 10000, 10km."), Range(0, 20_100_000)]
    public double? WithinMetres { get; init; }

    [Parameter("k", Example = "5"), Description("Only the nearest so many."), Range(1, 1_000_000)]
    public int? Nearest { get; init; }

    [Parameter("measure", Example = "edge"), Description("point: between reference points, a polygon by its centroid; edge: between the nearest edges, nothing where they meet.")]
    public Measure Measure { get; init; } = Measure.Point;

    [Parameter("bands", Example = "5km,10km,25km"), Description("Sort what is found into rings by the outer edge of each, in metres or with a unit; the last also bounds the answer, unless within is less."), DistanceBands]
    public string? Bands { get; init => field = DistanceBands.Normalised(value); }
}
