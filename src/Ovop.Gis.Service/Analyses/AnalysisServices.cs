using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Service.Analyses;

/// <summary>Registers the form of each question of the catalogue.</summary>
internal sealed class AnalysisServices(IServiceCollection services) : IAnalysisVisitor
{
    public void Visit<TAnalysis, TRequest, TReport>(Func<LayerLibrary, TAnalysis> create)
        where TAnalysis : IAnalysis<TRequest, TReport>
        where TRequest : class, new()
        where TReport : class, IReport =>
            services.AddSingleton(new RequestForm<TRequest>());
}
