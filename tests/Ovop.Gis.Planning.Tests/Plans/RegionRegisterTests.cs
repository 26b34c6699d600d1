using System.Text.Json;
using Ovop.Gis.Planning.Plans;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Plans;

public class RegionRegisterTests
{
    [Fact]
    public void The_register_is_that_of_the_default_data()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Places.Geodata, "kelurahan.geojson")));
        var data = json.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"))
            .Select(p => (Code: p.GetProperty("code").GetString(), Name: p.GetProperty("name").GetString(), Kecamatan: p.GetProperty("kecamatan").GetString())).OrderBy(p => p.Code, StringComparer.Ordinal);
        Assert.Equal(data, RegionRegister.Kelurahan.Select(k => ((string?)k.Code.ToString(), (string?)k.Name, (string?)RegionRegister.Find(k.Code.Parent!.Value)!.Name)).OrderBy(k => k.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_26_kelurahan_in_five_kecamatan_each_with_its_own_code_and_name()
    {
        Assert.Equal(5, RegionRegister.Kecamatan.Count);
        Assert.Equal(26, RegionRegister.Kelurahan.Count);
        Assert.Equal(26, RegionRegister.Kelurahan.DistinctBy(k => k.Code).DistinctBy(k => k.Name).Count());
        Assert.All(RegionRegister.Kelurahan, k => Assert.True(k.Code.IsWithin(RegionRegister.City) && RegionRegister.City.IsWithin(RegionRegister.Province)));
    }

    [Theory]
    [InlineData("6172010003", true)]
    [InlineData("6172051004", false)]
    [InlineData("6101012001", false)]
    [InlineData("61.72.05.1004", false)]
    [InlineData("617205", false)]
    [InlineData(null, false)]
    public void A_code_of_BPS_is_told_from_one_of_the_ministry(string? text, bool bps) => Assert.Equal(bps, RegionCode.LooksLikeBps(text));

    [Fact]
    public void A_printed_BPS_code_lies_in_the_kecamatan_of_its_kelurahan() =>
        Assert.All(RegionRegister.Kelurahan.Where(k => k.BpsCode is not null), k => Assert.Equal(k.Code.Parent, RegionRegister.KecamatanOfBps(k.BpsCode!)!.Code));
}
