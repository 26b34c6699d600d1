using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Ovop.Gis.Planning.Analyses.Reconciliation;

public sealed record ReconciliationRequest
{
    [Parameter("tolerance", Example = "0.5"), Description("Up to this difference, in per cent, a published area agrees with the computed one; for a share, in percentage points."), Range(0, 100)]
    public double TolerancePercent { get; init; } = 0.5;
}
