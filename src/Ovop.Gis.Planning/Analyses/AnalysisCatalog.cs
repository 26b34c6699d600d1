using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Analyses.Near;
using Ovop.Gis.Planning.Analyses.Reconciliation;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>The one list of questions; the service and the command are made from it. A new question is a folder and a line here.</summary>
public static class AnalysisCatalog
{
    public static void Each(IAnalysisVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit<AreaShareAnalysis, AreaShareRequest, AreaShareReport>(library => new AreaShareAnalysis(library));
        visitor.Visit<NearAnalysis, NearRequest, NearReport>(library => new NearAnalysis(library));
        visitor.Visit<ReconciliationAnalysis, ReconciliationRequest, ReconciliationReport>(library => new ReconciliationAnalysis(library));
    }
}

/// <summary>Does one thing with each analysis.</summary>
public interface IAnalysisVisitor
{
    void Visit<TAnalysis, TRequest, TReport>(Func<LayerLibrary, TAnalysis> create)
        where TAnalysis : IAnalysis<TRequest, TReport>
        where TRequest : class, new()
        where TReport : class, IReport;
}
