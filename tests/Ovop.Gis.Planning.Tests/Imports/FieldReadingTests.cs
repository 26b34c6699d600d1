using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Tests.Imports;

public class FieldReadingTests
{
    [Fact]
    public void Rows_of_a_layer_share_their_columns_and_read_like_a_dictionary()
    {
        var staged = RawLayer.Of("NAMOBJ", "JNSRPR", "N").Typed("N", "integer").Row("a", "x", 7L).Row("b", null, null).Check("survey").Staged!;
        var first = staged.Features[0].Attributes;
        Assert.Equal(["name", "jnsrpr", "n"], first.Keys);
        Assert.Equal(["a", "x", 7L], first.Values);
        Assert.Equal(3, first.Count);
        Assert.Null(staged.Features[1].Attributes["n"]);
        Assert.True(staged.Features[1].Attributes.ContainsKey("n"));
        Assert.False(first.TryGetValue("nothing", out _));
        Assert.Throws<KeyNotFoundException>(() => first["nothing"]);
    }

    [Fact]
    public void The_digest_of_a_layer_does_not_depend_on_how_its_rows_are_held()
    {
        var features = RawLayer.Of("NAMOBJ", "N").Typed("N", "number").Row("a", 7.5).Row(null, null).Check("survey").Staged!.Features;
        var copied = features.Select(f => f with { Attributes = f.Attributes.Where(a => a.Value is not null).ToDictionary() });
        Assert.Equal(ContentDigest.Of(features), ContentDigest.Of(copied));
    }

    [Theory]
    [InlineData("kode_kelur", "code")]
    [InlineData("KODE_KELURAHAN", "code")]
    [InlineData("nama_kecam", "kecamatan")]
    [InlineData("wadmkd", "name")]
    public void A_name_cut_to_ten_letters_in_any_case_is_known(string field, string target) =>
        Assert.Contains(RawLayer.Of(field, "KETERANGAN").Row("61.72.05.1004").Check("kelurahan").Fields, f => f.From == field && f.To == target);

    [Fact]
    public void An_RTRW_layer_is_named_by_NAMOBJ_and_an_RDTR_layer_by_its_zone()
    {
        var rtrw = RawLayer.Of("JNSRPR", "NAMOBJ").Row("Kawasan Budi Daya", "Kawasan Pariwisata").Check().Staged!.Features[0];
        Assert.Equal(("Kawasan Pariwisata", "kawasan-pariwisata"), (rtrw.Text("name"), rtrw.Text("zone")));
        var rdtr = RawLayer.Of("NAMOBJ", "NAMZON", "KODZON", "NAMSZN", "KODSZN").Row("x", "Perumahan", "R", "Kepadatan Tinggi", "R-2").Check().Staged!.Features[0];
        Assert.Equal(("Perumahan", "R", "R-2", "Kepadatan Tinggi"), (rdtr.Text("name"), rdtr.Text("zone"), rdtr.Text("subzone"), rdtr.Text("subzone_name")));
    }
}
