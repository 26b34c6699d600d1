using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports;

public class RegionNameTests
{
    private static readonly string[] Codes = ["kelurahan-unknown", "kelurahan-variant", "kelurahan-form", "kecamatan-unknown", "kecamatan-variant", "kecamatan-form"];

    private static List<Finding> Of(ImportReport report) => [.. report.Findings.Where(f => Codes.Contains(f.Code))];

    [Fact]
    public void A_survey_with_unknown_kelurahan_is_told_once_for_each_name_with_suggestions()
    {
        var report = RawLayer.Of("nama", "kelurahan").Row("a", "Setapuk").Row("b", "Setapuk").Row("c", "Sedau").Check("survey");
        var finding = Assert.Single(Of(report));
        Assert.Equal("kelurahan-unknown", finding.Code);
        Assert.Contains("2 records", finding.Text.En, StringComparison.Ordinal);
        Assert.Contains("Setapuk Kecil or Setapuk Besar", finding.Text.En, StringComparison.Ordinal);
        Assert.Equal(["Setapuk", "Setapuk", "Sedau"], report.Staged!.Features.Select(f => f.Text("kelurahan")));
    }

    [Fact]
    public void An_address_suggests_the_kelurahan_in_it_and_nothing_else() => Assert.Contains("Perhaps Sanggau Kulor. ", Assert.Single(Of(
        RawLayer.Of("nama", "kelurahan").Row("a", "Singkawang Timur, Jl Sanggau Kulor").Check("survey"))).Text.En, StringComparison.Ordinal);

    [Theory]
    [InlineData("WADMKD", "Sei Wie", "kelurahan-variant")]
    [InlineData("WADMKC", "Singkawang selatan", "kecamatan-form")]
    [InlineData("WADMKC", "Sungai Raya", "kecamatan-unknown")]
    public void The_fields_of_plans_are_looked_at_as_well(string field, string value, string code) =>
        Assert.Equal(code, Assert.Single(Of(RawLayer.Of("KODZON", "NAMZON", field).Row("R", "Perumahan", value).Check())).Code);

    [Fact]
    public void Places_beyond_the_city_are_not_expected_in_its_register() =>
        Assert.Empty(Of(RawLayer.Of("nama", "kelurahan").RowAt(Shapes.Rectangle(109.3, 0.02, 0.01, 0.01), "a", "Pontianak Kota").Check("survey")));

    [Fact]
    public void Records_of_another_kabupaten_are_not_either() =>
        Assert.Empty(Of(RawLayer.Of("nama", "WADMKD", "WADMKK").Row("a", "Karimunting", "Bengkayang").Check("survey")));
}
