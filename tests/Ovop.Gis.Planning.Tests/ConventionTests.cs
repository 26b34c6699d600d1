using System.ComponentModel;
using System.Reflection;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests;

/// <summary>What the house agreed on and a compiler does not see.</summary>
public class ConventionTests
{
    private static readonly string[] Units = ["Metres", "SquareMetres", "Hectares", "Kilometres", "SquareKilometres", "Degrees", "Ratio", "Percent", "Points", "Longitude", "Latitude"];

    /// <summary>A box and a stroke are in the units of what holds them, a number in a filter in those of what it is compared with.</summary>
    private static readonly string[] UnitsOfTheirHolder = ["MinX", "MinY", "MaxX", "MaxY", "StrokeWidth", "Magnitude"];

    private static IEnumerable<Type> PublicTypes => new[] { typeof(Spatial.Layers.Box).Assembly, typeof(LayerLibrary).Assembly }.SelectMany(a => a.GetExportedTypes());

    [Fact]
    public void Every_public_number_says_its_unit_in_its_name()
    {
        var nameless = PublicTypes.Where(t => !t.IsEnum)
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(double))
            .Where(p => !Units.Any(u => p.Name.EndsWith(u, StringComparison.Ordinal)) && !UnitsOfTheirHolder.Contains(p.Name))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");
        Assert.Empty(nameless);
    }

    [Fact]
    public void Every_asynchronous_method_takes_a_cancellation_token_last_and_without_a_default()
    {
        var careless = PublicTypes.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(m => m.GetParameters().LastOrDefault() is not { } last || last.ParameterType != typeof(CancellationToken) || last.HasDefaultValue)
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(careless);
    }

    [Fact]
    public void Every_parameter_of_every_question_is_described_and_has_a_name_of_its_own() => AnalysisCatalog.Each(new Check(
        (requestType, fields) =>
        {
            Assert.Equal(requestType.GetProperties().Length, fields.Count);
            Assert.All(fields, f => Assert.NotEmpty(f.Description));
            Assert.Equal(fields.Count, fields.Select(f => f.Name).Distinct().Count());
            Assert.All(requestType.GetProperties(), p => Assert.NotNull(p.GetCustomAttribute<DescriptionAttribute>()));
        }));

    [Fact]
    public void Every_question_refuses_a_parameter_it_does_not_know() => AnalysisCatalog.Each(new Check((_, _) => { }, refuses: true));

    private sealed class Check(Action<Type, IReadOnlyList<RequestField>> look, bool refuses = false) : IAnalysisVisitor
    {
        public void Visit<TAnalysis, TRequest, TReport>(Func<LayerLibrary, TAnalysis> create)
            where TAnalysis : IAnalysis<TRequest, TReport>
            where TRequest : class, new()
            where TReport : class, IReport
        {
            var form = new RequestForm<TRequest>();
            look(typeof(TRequest), form.Fields);
            if (refuses) Assert.Throws<RefusedException>(() => form.Read([KeyValuePair.Create("nonsense", (string?)"1")]));
            Assert.Matches("^[a-z][a-z-]*$", TAnalysis.Id);
            Assert.NotNull(create(new LayerLibrary(new MemoryStore())));
        }
    }
}
