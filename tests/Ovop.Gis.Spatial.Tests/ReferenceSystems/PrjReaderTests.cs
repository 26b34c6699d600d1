using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.ReferenceSystems;

public class PrjReaderTests
{
    private const string Wgs84 = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private static string Transverse(string geographic = Wgs84, double meridian = 111, double scale = 0.9996, double east = 500_000, double north = 0, string tail = "") =>
        FormattableString.Invariant($"PROJCS[\"whatever\",{geographic},PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",{east}],PARAMETER[\"False_Northing\",{north}],PARAMETER[\"Central_Meridian\",{meridian}],PARAMETER[\"Scale_Factor\",{scale}],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]{tail}]");

    [Fact]
    public void Every_text_of_the_oracle_is_recognised_in_both_flavours()
    {
        var file = Path.Combine(Places.Repository, "tests", "Ovop.Gis.Spatial.Tests", "ReferenceSystems", "prj.txt");
        foreach (var parts in File.ReadLines(file).Where(l => l[0] != '#').Select(l => l.Split('\t')))
        {
            var reading = PrjReader.Read(parts[2]);
            Assert.True(reading.Crs?.Id == "EPSG:" + parts[0], $"{parts[0]} {parts[1]}: {reading.Crs?.Id} {reading.Fault}");
            Assert.DoesNotContain(reading.Notes, n => n.Kind != PrjNoteKind.DatumShiftAssumed);
        }
    }

    [Fact]
    public void Every_known_system_recognises_its_own_text()
    {
        foreach (var crs in KnownCrs.All.Where(c => c.Id != "OGC:CRS84")) Assert.Same(crs, PrjReader.Read(crs.Wkt).Crs);
    }

    [Fact]
    public void A_code_that_contradicts_the_parameters_is_told()
    {
        var reading = PrjReader.Read(Transverse(tail: ",AUTHORITY[\"EPSG\",\"23849\"]"));
        Assert.Equal("EPSG:32649", reading.Crs?.Id);
        Assert.Equal(PrjNoteKind.CodeContradictsParameters, Assert.Single(reading.Notes).Kind);
    }

    [Theory]
    [InlineData(111, 0.9996, 500_000, 10_000_000, "EPSG:32749")]
    [InlineData(105, 0.9996, 500_000, 0, "EPSG:32648")]
    [InlineData(109.5, 0.9999, 200_000, 1_500_000, "EPSG:23835")]
    [InlineData(112.5, 0.9999, 200_000, 1_500_000, "EPSG:23836")]
    public void The_parameters_decide(double meridian, double scale, double east, double north, string id) =>
        Assert.Equal(id, PrjReader.Read(Transverse(Wgs84, meridian, scale, east, north)).Crs?.Id);

    [Fact]
    public void A_datum_that_equals_wgs84_is_taken_for_it_and_told()
    {
        var reading = PrjReader.Read(Transverse(Wgs84.Replace("D_WGS_1984", "D_ITRF_2014", StringComparison.Ordinal)));
        Assert.Equal("EPSG:32649", reading.Crs?.Id);
        Assert.Equal(PrjNoteKind.DatumTakenAsWgs84, Assert.Single(reading.Notes).Kind);
    }

    [Fact]
    public void A_shift_makes_another_system()
    {
        var reading = PrjReader.Read(Transverse(Wgs84.Replace("298.257223563]", "298.257223563],TOWGS84[10,0,0,0,0,0,0]", StringComparison.Ordinal)));
        Assert.StartsWith("custom:", reading.Crs?.Id);
    }

    [Fact]
    public void Valid_but_unknown_parameters_still_place_a_layer()
    {
        var reading = PrjReader.Read(Transverse(meridian: 109, scale: 1, east: 0));
        Assert.Equal(PrjNoteKind.NotInRegister, Assert.Single(reading.Notes).Kind);
        var place = Reprojection.ToWgs84(reading.Crs!).Apply(new Coordinate(0, 0));
        Assert.Equal(109, place.X, 1e-9);
        Assert.Equal(0, place.Y, 1e-9);
        Assert.Equal(reading.Crs, PrjReader.Read(Transverse(meridian: 109, scale: 1, east: 0)).Crs);
        Assert.NotEqual(reading.Crs?.Id, PrjReader.Read(Transverse(meridian: 109, scale: 1, east: 1)).Crs?.Id);
    }

    /// <remarks>The spellings that ArcGIS has written over the years; 102113 puts the sphere into the datum and must not shift a latitude.</remarks>
    [Theory]
    [InlineData("GEOGCS[\"GCS_WGS_1984_Major_Auxiliary_Sphere\",DATUM[\"D_WGS_1984_Major_Auxiliary_Sphere\",SPHEROID[\"WGS_1984_Major_Auxiliary_Sphere\",6378137.0,0.0]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Mercator\"],PARAMETER[\"Standard_Parallel_1\",0.0]")]
    [InlineData("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0]")]
    [InlineData("GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Popular_Visualisation_Pseudo_Mercator\"]")]
    public void Every_spelling_of_web_mercator_is_web_mercator(string body)
    {
        var reading = PrjReader.Read($"PROJCS[\"x\",{body},PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],UNIT[\"Meter\",1.0]]");
        Assert.Equal("EPSG:3857", reading.Crs?.Id);
        // cs2cs EPSG:4326 EPSG:3857
        var place = Reprojection.ToWgs84(reading.Crs!).Apply(new Coordinate(12_129_074.8278, 88_888.3737));
        Assert.Equal(108.957333, place.X, 1e-8);
        Assert.Equal(0.798472, place.Y, 1e-8);
    }

    [Fact]
    public void World_mercator_is_not_web_mercator()
    {
        var crs = PrjReader.Read($"PROJCS[\"WGS_1984_World_Mercator\",{Wgs84},PROJECTION[\"Mercator\"],PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],PARAMETER[\"Standard_Parallel_1\",0.0],UNIT[\"Meter\",1.0]]").Crs;
        Assert.StartsWith("custom:", crs?.Id);
        // cs2cs EPSG:4326 EPSG:3395
        var place = Reprojection.FromWgs84(crs!).Apply(new Coordinate(108.957333, 0.798472));
        Assert.Equal(12_129_074.8278, place.X, 1e-3);
        Assert.Equal(88_293.3594, place.Y, 1e-3);
    }

    /// <summary>Expected values: cs2cs from EPSG:4326 to EPSG:5641, ESRI:102028 and +proj=lcc with these parameters.</summary>
    [Theory]
    [InlineData("Mercator", "Central_Meridian=-43 Standard_Parallel_1=-2 False_Easting=5000000 False_Northing=10000000", 21_905_577.1964, 10_088_239.9332)]
    [InlineData("Albers", "Central_Meridian=125 Standard_Parallel_1=7 Standard_Parallel_2=-32 Latitude_Of_Origin=-15", -1_731_850.9921, 1_787_604.8506)]
    [InlineData("Lambert_Conformal_Conic", "Central_Meridian=105 Standard_Parallel_1=30 Standard_Parallel_2=62 Latitude_Of_Origin=0", 562637.0768, 127560.3289)]
    public void A_projection_outside_the_register_places_as_the_oracle_does(string method, string parameters, double x, double y)
    {
        var text = string.Concat(parameters.Split(' ').Select(p => p.Split('=')).Select(p => $",PARAMETER[\"{p[0]}\",{p[1]}]"));
        var crs = PrjReader.Read($"PROJCS[\"x\",{Wgs84},PROJECTION[\"{method}\"]{text},UNIT[\"Meter\",1.0]]").Crs;
        var place = Reprojection.FromWgs84(crs!).Apply(new Coordinate(108.957333, 0.798472));
        Assert.Equal(x, place.X, 1e-3);
        Assert.Equal(y, place.Y, 1e-3);
    }

    [Fact]
    public void An_unknown_datum_without_a_shift_is_told()
    {
        var bessel = Wgs84.Replace("D_WGS_1984", "D_Batavia", StringComparison.Ordinal).Replace("6378137.0,298.257223563", "6377397.155,299.1528128", StringComparison.Ordinal);
        Assert.Contains(PrjReader.Read(bessel).Notes, n => n.Kind == PrjNoteKind.DatumShiftUnknown);
    }

    [Theory]
    [InlineData(null, PrjFaultKind.Empty)]
    [InlineData("  \r\n", PrjFaultKind.Empty)]
    [InlineData("EPSG:32649", PrjFaultKind.Unparsable)]
    [InlineData("GEOGCS[\"x\"", PrjFaultKind.Unparsable)]
    [InlineData("GEOGCS[\"x]", PrjFaultKind.Unparsable)]
    [InlineData("NOTHING[\"x\"]", PrjFaultKind.Unparsable)]
    [InlineData("GEOGCS[\"x\"]", PrjFaultKind.MissingValue)]
    [InlineData("PROJCRS[\"x\",BASEGEOGCRS[\"y\"]]", PrjFaultKind.Version2)]
    [InlineData("GEOGCRS[\"x\"]", PrjFaultKind.Version2)]
    [InlineData("COMPD_CS[\"x\"]", PrjFaultKind.Compound)]
    [InlineData("LOCAL_CS[\"x\"]", PrjFaultKind.NotHorizontal)]
    public void What_cannot_be_read_says_why_and_the_way_out(string? text, PrjFaultKind kind)
    {
        var fault = PrjReader.Read(text).Fault;
        Assert.Equal(kind, fault?.Kind);
        Assert.NotEmpty(fault!.What);
        Assert.NotEmpty(fault.WayOut);
    }

    [Theory]
    [InlineData("Transverse_Mercator", "Bonne", PrjFaultKind.UnsupportedProjection)]
    [InlineData("Transverse_Mercator", "Polyconic", PrjFaultKind.UnsupportedProjection)]
    [InlineData("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]", PrjFaultKind.UnsupportedUnit)]
    [InlineData("UNIT[\"Degree\",0.0174532925199433]", "UNIT[\"Grad\",0.015707963]", PrjFaultKind.UnsupportedUnit)]
    [InlineData("PRIMEM[\"Greenwich\",0.0]", "PRIMEM[\"Jakarta\",106.8077194444]", PrjFaultKind.UnsupportedPrimeMeridian)]
    [InlineData("Central_Meridian", "Middle", PrjFaultKind.MissingValue)]
    [InlineData("UNIT[\"Meter\",1.0]", "UNIT[\"Meter\",1.0],AXIS[\"X\",WEST]", PrjFaultKind.UnsupportedAxis)]
    public void What_is_not_supported_is_said(string old, string replacement, PrjFaultKind kind) =>
        Assert.Equal(kind, PrjReader.Read(Transverse().Replace(old, replacement, StringComparison.Ordinal)).Fault?.Kind);

    [Fact]
    public void No_text_whatever_throws()
    {
        var good = Transverse();
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[1, 30], Gen.String[Gen.Char["[](),\"AT0.-"], 0, 5]).Sample((at, length, put) =>
        {
            var text = good[..at] + put + good[Math.Min(good.Length, at + length)..];
            var reading = PrjReader.Read(text);
            Assert.True(reading.Crs is null != reading.Fault is null);
        }, iter: 3000);
        Assert.Equal(PrjFaultKind.Unparsable, PrjReader.Read(string.Concat(Enumerable.Repeat("A[", 100_000))).Fault?.Kind);
    }
}
