using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Analyses.Near;

namespace Ovop.Gis.Planning.Tests.Analyses;

public class RequestFormTests
{
    private static T Read<T>(params (string Name, string? Value)[] values)
        where T : class, new() => new RequestForm<T>().Read(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));

    private static IReadOnlyList<RequestFault> Faults<T>(params (string Name, string? Value)[] values)
        where T : class, new() => Assert.Throws<RefusedException>(() => Read<T>(values)).Faults;

    [Fact]
    public void What_is_not_asked_has_its_default() => Assert.Equal(new AreaShareRequest(), Read<AreaShareRequest>());

    [Theory]
    [InlineData("10000", 10_000)]
    [InlineData("10km", 10_000)]
    [InlineData("10 km", 10_000)]
    [InlineData("2.5km", 2_500)]
    [InlineData("750m", 750)]
    public void A_distance_is_in_metres_unless_it_says_otherwise(string text, double metres) =>
        Assert.Equal(metres, Read<NearRequest>(("within", text)).WithinMetres);

    [Theory]
    [InlineData("NaN")]
    [InlineData("-1")]
    [InlineData("1e999")]
    [InlineData("ten")]
    [InlineData("")]
    [InlineData("km")]
    [InlineData("Infinity")]
    public void A_distance_that_is_none_is_refused_by_its_name(string text) =>
        Assert.Equal("within", Assert.Single(Faults<NearRequest>(("within", text))).Parameter);

    [Fact]
    public void Every_fault_is_told_at_once() =>
        Assert.Equal(["distance", "k", "measure"], Faults<NearRequest>(("k", "0"), ("measure", "1"), ("distance", "5")).Select(f => f.Parameter).Order());

    [Fact]
    public void An_unknown_parameter_is_refused_with_a_list_of_the_known() =>
        Assert.Contains("within", Assert.Single(Faults<NearRequest>(("radius", "5"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_given_twice_is_refused() => Assert.Equal("k", Assert.Single(Faults<NearRequest>(("k", "1"), ("k", "2"))).Parameter);

    [Fact]
    public void A_passport_states_a_request_under_the_names_it_is_asked_by()
    {
        var written = new RequestForm<NearRequest>().Write(new NearRequest { WithinMetres = 10_000, Measure = Measure.Edge });
        Assert.Equal(10_000d, written["within"]);
        Assert.Equal("edge", written["measure"]);
        Assert.False(written.ContainsKey("k"));
    }
}
