using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Ovop.Gis.Planning.Analyses.AreaShares;

public sealed record AreaShareRequest
{
    [Parameter("zones", Example = "zones"), Description("The layer whose polygons take a share."), Required]
    public string Zones { get; init; } = "zones";

    [Parameter("units", Example = "kecamatan"), Description("The layer whose polygons are shared out: kelurahan, kecamatan or any polygon layer."), Required]
    public string Units { get; init; } = "kelurahan";

    [Parameter("sliver", Example = "1"), Description("Parts below this many square metres are also listed as slivers."), Range(0, 1e12)]
    public double SliverSquareMetres { get; init; } = 1;

    [Parameter("plane", Example = "EPSG:32649"), Description("A projected reference system whose plane areas stand beside the geodesic ones.")]
    public string? PlaneCrs { get; init; }
}
