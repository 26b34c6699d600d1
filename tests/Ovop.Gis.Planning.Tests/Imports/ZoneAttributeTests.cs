using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Planning.Tests.Imports;

public class ZoneAttributeTests
{
    private static Finding Only(ImportReport report, string code) => Assert.Single(report.Findings, f => f.Code == code);

    private static bool Has(ImportReport report, string code) => report.Findings.Any(f => f.Code == code);

    [Fact]
    public void A_zone_without_code_or_name_is_told_with_its_record()
    {
        var report = RawLayer.Of("KODZON", "NAMZON").Row("R", "Perumahan").Row(null, "Perumahan").Row("R", null).Check();
        Assert.Equal(2, Only(report, "zone-code-missing").Record);
        Assert.Equal(3, Only(report, "zone-name-missing").Record);
        Assert.NotNull(report.Staged);
    }

    [Fact]
    public void One_code_with_two_names_and_one_name_with_two_codes_are_told_once_each()
    {
        var report = RawLayer.Of("KODZON", "NAMZON").Row("R", "Perumahan").Row("R", "Perumahan Kota").Row("R", "Perumahan Kota").Row("K", "Perumahan").Check();
        Assert.Contains("'Perumahan Kota' (2)", Only(report, "zone-names-differ").Text.En, StringComparison.Ordinal);
        Assert.Contains("'K' (1)", Only(report, "zone-codes-differ").Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_that_number_the_polygons_are_not_held_against_names() =>
        Assert.False(Has(RawLayer.Of("zid", "jenis").Row("1", "Pariwisata").Row("2", "Pariwisata").Check("zones"), "zone-codes-differ"));

    [Fact]
    public void Sub_zones_are_compared_as_well() =>
        Assert.True(Has(RawLayer.Of("KODZON", "NAMZON", "KODSZN", "NAMSZN").Row("R", "Perumahan", "R-2", "Kepadatan Tinggi").Row("R", "Perumahan", "R-2", "Kepadatan Rendah").Check(), "zone-names-differ"));

    [Theory]
    [InlineData("Kawasan Pariwissata", "zone-name-spelling", "Pariwisata")]
    [InlineData("Hutan Lindnug", "zone-name-spelling", "Hutan Lindung")]
    [InlineData("Zona Antah Berantah", "zone-name-unknown", "colour")]
    public void A_zone_name_without_known_words_is_told(string name, string code, string says) =>
        Assert.Contains(says, Only(RawLayer.Of("NAMOBJ", "JNSRPR").Row(name, "x").Check(), code).Text.En, StringComparison.Ordinal);

    [Fact]
    public void A_zone_in_many_pieces_is_noted_with_the_way_to_dissolve_it()
    {
        var layer = RawLayer.Of("KODZON", "NAMZON");
        for (var i = 0; i < 60; i++) layer.Row("R", "Perumahan");
        Assert.Contains("Perumahan (60)", Only(layer.Check(), "zone-in-pieces").Text.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void An_RDTR_layer_gets_published_colours_by_name_or_code_in_the_order_of_a_legend()
    {
        var classes = RawLayer.Of("KODZON", "NAMZON").Row("KT", "Kantor Pemerintah").Row("K", "Perdagangan dan Jasa").Row("R", "Perumahan").Row("RTH", "Hijau").Row("PS", "Perlindungan Setempat").Row("ZZ", "Aneh").Check().Staged!.Description.Style.Classes;
        Assert.Equal(["PS", "RTH", "R", "K", "KT", "ZZ"], classes.Select(c => c.Value));
        Assert.Equal(["#05D7D7", "#72DC00", "#FFA000", "#FF4646", "#9B9B9B"], classes.Take(5).Select(c => c.Fill));
        Assert.Equal("Offices (Kantor Pemerintah)", classes[4].Label.En);
        Assert.All(classes.Zip(classes.Skip(1)), pair => Assert.NotEqual(pair.First.Pattern, pair.Second.Pattern));
    }

    [Theory]
    [InlineData("Kawasan Hutan Produksi Terbatas", "#4B9B37")]
    [InlineData("Kawasan Hutan Produksi yang dapat Dikonversi", "#9BE137")]
    [InlineData("Kawasan Hutan Produksi Tetap", "#69B437")]
    [InlineData("Kawasan Perkebunan Rakyat", "#9BDC9B")]
    [InlineData("Kawasan Permukiman Perdesaan", "#EB9B3C")]
    [InlineData("Kawasan Pembangkitan Tenaga Listrik", "#00FFCD")]
    [InlineData("KAWASAN PERIKANAN BUDIDAYA", "#82B9D2")]
    [InlineData("Kawasan Peruntukan Industri", "#690000")]
    public void The_narrower_words_win(string name, string colour) =>
        Assert.Equal(colour, Assert.Single(RawLayer.Of("NAMOBJ", "JNSRPR").Row(name, "x").Check().Staged!.Description.Style.Classes).Fill);

    [Fact]
    public void A_code_of_another_plan_gets_no_RDTR_colour() =>
        Assert.NotEqual("#FF4646", Assert.Single(RawLayer.Of("KODKWS", "NAMOBJ").Row("K", "Aneh").Check().Staged!.Description.Style.Classes).Fill);

    [Fact]
    public void Roads_of_the_plans_structure_are_not_taken_for_zones() =>
        Assert.NotEqual("zones", RawLayer.Of("NAMOBJ", "ORDE01", "STSJRN").Row("Jalan Arteri", "x", "y").Check().Layer.ToString());

    [Theory]
    [InlineData(1, false)]
    [InlineData(1.0007, false)]
    [InlineData(1.004, false)]
    [InlineData(1.007, true)]
    [InlineData(0.9, true)]
    [InlineData(10_000, true)]
    public void A_declared_area_is_held_against_the_shape(double factor, bool told)
    {
        var hectares = RawLayer.HectaresOf(RawLayer.Square(0));
        var report = RawLayer.Of("NAMOBJ", "JNSRPR", "LUASHA").Typed("LUASHA", "number").Row("Pariwisata", "x", hectares * factor).Check();
        Assert.Equal(told, Has(report, "declared-area"));
        if (told) Assert.Equal(Math.Abs(factor - 1) * hectares * 10_000, Only(report, "declared-area").AreaSquareMetres!.Value, 1e-3);
    }

    [Theory]
    [InlineData(1.0069, "EPSG:3857")]
    [InlineData(10_000, "m²")]
    [InlineData(0.01, "km²")]
    public void The_likely_cause_of_a_wrong_area_is_named(double factor, string cause) => Assert.Contains(cause, Only(
        RawLayer.Of("NAMOBJ", "JNSRPR", "LUASHA").Typed("LUASHA", "number").Row("Pariwisata", "x", RawLayer.HectaresOf(RawLayer.Square(0)) * factor).Check(), "declared-area").Text.En, StringComparison.Ordinal);

    [Fact]
    public void Square_kilometres_of_a_boundary_are_compared_as_such()
    {
        var km2 = RawLayer.HectaresOf(RawLayer.Square(0)) / 100;
        ImportReport Load(double declared) => RawLayer.Of("KDEPUM", "WADMKD", "LUASWH").Typed("LUASWH", "number").Row("61.72.05.1004", "Pangmilang", declared).Check();
        Assert.False(Has(Load(km2), "declared-area"));
        Assert.Contains("looks like ha", Only(Load(km2 * 100), "declared-area").Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_as_text_with_a_decimal_comma_is_read()
    {
        var text = RawLayer.HectaresOf(RawLayer.Square(0)).ToString("F4", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');
        Assert.False(Has(RawLayer.Of("NAMOBJ", "JNSRPR", "LUASHA").Row("Pariwisata", "x", text).Check(), "declared-area"));
    }

    [Theory]
    [InlineData("SHAPE_Area")]
    [InlineData("Shape_Leng")]
    public void What_a_program_measured_in_the_layers_units_is_left_out_and_said(string field)
    {
        var report = RawLayer.Of("NAMOBJ", "JNSRPR", field).Row("Pariwisata", "x", "0.001").Check();
        Assert.Contains(field, Only(report, "layer-units-left-out").Text.Id, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Staged!.Fields, f => f.Name.StartsWith("shape", StringComparison.Ordinal));
    }
}
