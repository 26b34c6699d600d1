using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Tests.Imports;

public class KelurahanRegisterTests
{
    private static ImportReport Load(string code, string? name, string? kecamatan = null) => RawLayer.Of("KDEPUM", "WADMKD", "WADMKC").Row(code, name, kecamatan).Check("kelurahan");

    private static Finding Only(ImportReport report, string code) => Assert.Single(report.Findings, f => f.Code == code);

    private static RawLayer WholeCity()
    {
        var layer = RawLayer.Of("KDEPUM", "WADMKD", "WADMKC");
        foreach (var k in RegionRegister.Kelurahan) layer.Row(k.Code.ToString(), k.Name, RegionRegister.Find(k.Code.Parent!.Value)!.Name);
        return layer;
    }

    /// <summary>A finding about the attributes: what the other checks say of the squares is not looked at here.</summary>
    private static IEnumerable<string> OfAttributes(ImportReport report) =>
        report.Findings.Select(f => f.Code).Where(c => c.StartsWith("code-", StringComparison.Ordinal) || c.StartsWith("name-", StringComparison.Ordinal) || c.StartsWith("kecamatan-", StringComparison.Ordinal) || c == "kelurahan-missing");

    [Fact]
    public void A_whole_city_spelt_as_in_the_register_has_nothing_to_find()
    {
        var report = WholeCity().Check();
        Assert.Empty(OfAttributes(report));
        Assert.DoesNotContain(report.Staged!.Fields, f => f.Name is "name_in_file" or "kecamatan_in_file");
    }

    [Fact]
    public void What_is_missing_of_the_city_is_listed_by_name()
    {
        var text = Only(Load("61.72.05.1004", "Pangmilang"), "kelurahan-missing").Text;
        Assert.Contains("25", text.En, StringComparison.Ordinal);
        Assert.Contains("Sungai Garam Hilir (61.72.04.1001)", text.Id, StringComparison.Ordinal);
        Assert.DoesNotContain("Pangmilang", text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_province_is_noted_once_and_not_compared()
    {
        var report = RawLayer.Of("KDEPUM", "WADMKD").Row("61.01.01.2001", "Dalam Kaum").Row("61.01.01.2002", "Pamilang").Check("kelurahan");
        Assert.Equal(Severity.Info, Only(report, "outside-register").Severity);
        Assert.Empty(OfAttributes(report));
        Assert.Equal(["Dalam Kaum", "Pamilang"], report.Staged!.Features.Select(f => f.Text("name")));
    }

    [Fact]
    public void A_code_the_register_does_not_know_is_a_warning_that_leaves_the_file_in()
    {
        var report = Load("61.72.05.1009", "Baru Sekali");
        Assert.Equal(Severity.Warning, Only(report, "code-unknown").Severity);
        Assert.NotNull(report.Staged);
    }

    [Theory]
    [InlineData("61.72.05.1001", "Pangmilang")]
    [InlineData("61.72.05.1001", "PAMILANG")]
    [InlineData("61.72.05.1009", "Pangmilang")]
    public void A_name_that_is_certainly_anothers_keeps_the_file_out(string code, string name)
    {
        var report = Load(code, name);
        Assert.Equal(Severity.Error, Only(report, "code-name-disagree").Severity);
        Assert.Contains("61.72.05.1004", Only(report, "code-name-disagree").Text.En, StringComparison.Ordinal);
        Assert.Null(report.Staged);
    }

    [Fact]
    public void A_name_nobody_knows_gives_way_to_the_registers_and_is_kept()
    {
        var report = Load("61.72.05.1004", "Xyz Qwerty");
        Assert.Equal(Severity.Warning, Only(report, "name-unknown").Severity);
        var feature = Assert.Single(report.Staged!.Features);
        Assert.Equal(("Pangmilang", "Xyz Qwerty"), (feature.Text("name"), feature.Text("name_in_file")));
        Assert.Contains(report.Staged.Fields, f => f.Name == "name_in_file");
    }

    [Fact]
    public void A_kecamatan_that_the_code_contradicts_gives_way_to_the_codes()
    {
        var report = Load("61.72.01.1001", "Roban", "Singkawang Selatan");
        Assert.Contains("Singkawang Tengah", Only(report, "kecamatan-disagrees").Text.Id, StringComparison.Ordinal);
        var feature = Assert.Single(report.Staged!.Features);
        Assert.Equal(("Singkawang Tengah", "Singkawang Selatan"), (feature.Text("kecamatan"), feature.Text("kecamatan_in_file")));
    }

    [Theory]
    [InlineData("SINGKAWANG TENGAH", "kecamatan-form")]
    [InlineData("Kec. Singkawang Tengah", "kecamatan-form")]
    [InlineData("Skw. Tengah", "kecamatan-variant")]
    [InlineData("Tengah", "kecamatan-variant")]
    public void A_kecamatan_in_another_spelling_is_known(string text, string code) => Only(Load("61.72.01.1001", "Roban", text), code);

    [Fact]
    public void Names_without_codes_find_their_codes()
    {
        var layer = RawLayer.Of("NAMOBJ", "KECAMATAN");
        foreach (var k in RegionRegister.Kelurahan) layer.Row(k.Name.ToUpperInvariant(), null);
        var report = layer.Check("kelurahan");
        Assert.Contains("26", Only(report, "code-from-name").Text.En, StringComparison.Ordinal);
        Assert.Equal(RegionRegister.Kelurahan.Select(k => k.Code.ToString()), report.Staged!.Features.Select(f => f.Id));
    }

    [Fact]
    public void A_name_without_a_code_that_nobody_knows_is_told_with_suggestions()
    {
        var report = RawLayer.Of("NAMOBJ").Row("Setapuk").Check("kelurahan");
        Assert.Null(report.Staged);
        Assert.Contains("Setapuk Kecil or Setapuk Besar", Only(report, "code-not-found").Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_codes_nor_names_is_an_error_that_says_which_fields() =>
        Assert.Contains("KDEPUM", Only(RawLayer.Of("LUAS").Row("1").Check("kelurahan"), "code-field-missing").Text.Id, StringComparison.Ordinal);

    [Theory]
    [InlineData("6172010003", "Pangmilang", "61.72.05.1004")]
    [InlineData("6172040004", "Kuala", "61.72.02.1004")]
    [InlineData("6172050001", "Roban", "61.72.01.1001")]
    public void A_BPS_code_is_seen_for_what_it_is_and_the_name_leads_to_the_ministrys(string bps, string name, string code)
    {
        var report = RawLayer.Of("KDEBPS", "WADMKD").Row(bps, name).Check();
        Assert.Equal(Severity.Warning, Only(report, "code-bps").Severity);
        Assert.Equal(code, Assert.Single(report.Staged!.Features).Id);
    }

    [Theory]
    [InlineData("6172010003", "Sagatani", "whose printed BPS code is another")]
    [InlineData("6172010001", "Roban", "which is not in that kecamatan")]
    [InlineData("6172010001", null, "without a name")]
    [InlineData("6172990001", "Roban", "in no kecamatan of the city")]
    public void A_BPS_code_is_never_mapped_by_guess(string bps, string? name, string why)
    {
        Assert.NotEmpty(why);
        var report = RawLayer.Of("KDEBPS", "WADMKD").Row(bps, name).Check();
        Only(report, "code-bps-unmapped");
        Assert.Null(report.Staged);
    }

    [Fact]
    public void Where_both_codes_are_there_the_ministrys_counts_and_BPS_fills_in()
    {
        var report = RawLayer.Of("KDEBPS", "KDEPUM", "WADMKD").Row("6172010004", "61.72.05.1002", "Sagatani").Row("6172010003", null, "Pangmilang").Check();
        Assert.Equal(["61.72.05.1002", "61.72.05.1004"], report.Staged!.Features.Select(f => f.Id));
    }

    [Fact]
    public void A_layer_of_kecamatan_is_not_taken_for_kelurahan()
    {
        var layer = RawLayer.Of("KDEPUM", "NAMOBJ");
        foreach (var k in RegionRegister.Kecamatan) layer.Row(null, k.Name);
        var report = layer.Check();
        Assert.Contains("--layer", Only(report, "kecamatan-layer").Text.En, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Findings, f => f.Code == "code-missing");
    }

    [Fact]
    public void Findings_name_the_feature_and_its_place()
    {
        var finding = Only(Load("61.72.05.1004", "Pamilang"), "name-variant");
        Assert.Equal("Pamilang", finding.Feature);
        Assert.Equal(1, finding.Record);
        Assert.Equal(108.905, finding.Location!.Longitude, 1e-9);
    }
}
