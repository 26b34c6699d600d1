using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Spatial.Tests.ReferenceSystems;

public class KnownCrsTests
{
    [Theory]
    [InlineData("EPSG:32649")]
    [InlineData("epsg:32649")]
    [InlineData("32649")]
    [InlineData("urn:ogc:def:crs:EPSG::32649")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/32649")]
    [InlineData("https://www.opengis.net/def/crs/EPSG/0/32649")]
    [InlineData("[EPSG:32649]")]
    public void A_system_is_found_by_each_of_its_spellings(string text) => Assert.Equal("EPSG:32649", KnownCrs.Find(text)?.Id);

    [Theory]
    [InlineData("OGC:CRS84")]
    [InlineData("CRS84")]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("http://www.opengis.net/def/crs/OGC/1.3/CRS84")]
    [InlineData("http://www.opengis.net/def/crs/OGC/0/CRS84")]
    public void Crs84_is_found_by_each_of_its_spellings(string text) => Assert.Equal("OGC:CRS84", KnownCrs.Find(text)?.Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("EPSG:1")]
    [InlineData("ESRI:32649")]
    [InlineData("http://example.org/EPSG/0/32649")]
    [InlineData("EPSG:CRS84")]
    public void What_is_not_known_is_not_there(string? text) => Assert.Null(KnownCrs.Find(text));

    [Theory]
    [InlineData("4326 3857 9470 9479 9489 4755 23869 23879 23835 23836 4238 23849 23889 32649 32749")]
    public void Every_code_of_the_fact_sheet_is_known(string codes) =>
        Assert.All(codes.Split(' '), code => Assert.Equal("EPSG:" + code, KnownCrs.Find(code)?.Id));

    [Theory]
    [InlineData("23830", "DGN95 / Indonesia TM-3 zone 46.2")]
    [InlineData("23832", "DGN95 / Indonesia TM-3 zone 47.2")]
    [InlineData("23835", "DGN95 / Indonesia TM-3 zone 49.1")]
    [InlineData("23839", "DGN95 / Indonesia TM-3 zone 51.1")]
    [InlineData("23845", "DGN95 / Indonesia TM-3 zone 54.1")]
    [InlineData("23849", "ID74 / UTM zone 49N")]
    [InlineData("9476", "SRGI2013 / UTM zone 46N")]
    [InlineData("9494", "SRGI2013 / UTM zone 54S")]
    [InlineData("23866", "DGN95 / UTM zone 46N")]
    [InlineData("23884", "DGN95 / UTM zone 54S")]
    [InlineData("23887", "ID74 / UTM zone 47S")]
    public void A_code_has_the_name_that_the_register_gives_it(string code, string name) => Assert.Equal(name, KnownCrs.Find(code)?.Name);

    [Fact]
    public void Only_the_geographic_codes_are_north_first() =>
        Assert.All(KnownCrs.All, crs => Assert.Equal(crs.IsGeographic && crs.Id != "OGC:CRS84" ? AxisOrder.NorthFirst : AxisOrder.EastFirst, crs.AuthorityAxisOrder));

    [Fact]
    public void An_address_leads_back_to_its_system() => Assert.All(KnownCrs.All, crs => Assert.Same(crs, KnownCrs.Find(crs.Uri)));
}
