using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports;

public class ImporterTests
{
    private static readonly CrsDeclaration Wgs84 = new("EPSG:4326", "test");

    private static RawDataset Raw(CrsDeclaration? crs, params (Geometry? Geometry, (string Name, object? Value)[] Attributes)[] records)
    {
        var names = records.SelectMany(r => r.Attributes).Select(a => a.Name).Distinct();
        return new RawDataset("TEST_LAYER", "Shapefile", "test.zip", "00", crs, null, [.. names.Select(n => new RawField(n, "text"))],
            [.. records.Select((r, i) => new RawFeature(i + 1, r.Geometry, r.Attributes.ToDictionary(a => a.Name, a => a.Value)))]);
    }

    private static ImportReport Check(RawDataset raw, string? layer = null, string? crs = null) => Importer.Check(
        raw, new ImportRequest(layer is null ? null : CollectionId.From(layer), crs is null ? null : KnownCrs.Find(crs)), null, TestContext.Current.CancellationToken);

    private static (Geometry?, (string, object?)[]) Village(string? code, Geometry? geometry = null, string name = "Pangmilang") =>
        (geometry ?? Shapes.Rectangle(108.95, 0.8, 0.01, 0.01), [("KDEPUM", code), ("WADMKD", name), ("WADMKC", "Singkawang Selatan")]);

    private static IEnumerable<string> Errors(ImportReport report) => report.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code);

    [Fact]
    public void The_accuracy_of_boundaries_is_what_the_user_states_or_that_of_25k()
    {
        var raw = Raw(Wgs84, Village("61.72.05.1004"));
        Assert.Equal(10, Check(raw).Staged!.Description.BoundaryAccuracyMetres);
        var stated = Importer.Check(raw, new ImportRequest(null, null) { BoundaryAccuracyMetres = 2.5 }, null, TestContext.Current.CancellationToken).Staged!.Description;
        Assert.Equal(2.5, stated.BoundaryAccuracyMetres);
        Assert.Contains("2,5 m", stated.Note.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("61.72.05.1004")]
    [InlineData("6172051004")]
    public void A_village_of_BIG_is_known_by_its_fields_and_its_code_gets_its_dots(string code)
    {
        var report = Check(Raw(Wgs84, Village(code)));
        Assert.Equal("kelurahan", report.Layer.ToString());
        var feature = Assert.Single(report.Staged!.Features);
        Assert.Equal("61.72.05.1004", feature.Id);
        Assert.Equal("Pangmilang", feature.Text("name"));
        Assert.Equal("61.72.05", feature.Text("kecamatan_code"));
        Assert.Equal("Singkawang Selatan", feature.Text("kecamatan"));
    }

    [Fact]
    public void All_faults_are_told_at_once_each_with_its_record()
    {
        var report = Check(Raw(Wgs84, Village("61.72.05.1004"), Village("61.72.05.1004"), Village("x"), Village(null),
            Village("61.72.05.1001", Shapes.Wkt("POLYGON((108.9 0.8,109 0.9,109 0.8,108.9 0.9,108.9 0.8))"), "Sedau"), (null, [("KDEPUM", "61.72.05.1002")])));
        Assert.Null(report.Staged);
        Assert.Equal(["code-duplicate", "code-malformed", "code-missing", "geometry-invalid", "geometry-missing"], Errors(report).Order());
        Assert.Equal(5, report.Findings.Single(f => f.Code == "geometry-invalid").Record);
        Assert.NotNull(report.Findings.Single(f => f.Code == "geometry-invalid").Location);
    }

    [Fact]
    public void A_file_without_a_reference_system_is_refused_with_the_likely_one()
    {
        var utm = Reprojection.FromWgs84(KnownCrs.Utm49North).Apply(Shapes.Rectangle(108.95, 0.8, 0.01, 0.01));
        var report = Check(Raw(null, Village("61.72.05.1004", utm)));
        Assert.Contains("crs-missing", Errors(report));
        Assert.Contains("--crs EPSG:32649", report.Findings.Single(f => f.Code == "crs-missing").Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EPSG:32649")]
    [InlineData("EPSG:23835")]
    [InlineData("EPSG:3857")]
    public void Coordinates_of_a_plane_system_come_back_to_where_they_were(string code)
    {
        var shape = Shapes.Rectangle(108.95, 0.8, 0.01, 0.01);
        var plane = Reprojection.FromWgs84(KnownCrs.Find(code)!).Apply(shape);
        var staged = Check(Raw(null, Village("61.72.05.1004", plane)), crs: code).Staged!;
        var back = staged.Features[0].Geometry!.Coordinates;
        Assert.All(back.Zip(shape.Coordinates), p => Assert.Equal(0, p.First.Distance(p.Second), 1e-8));
    }

    [Theory]
    [InlineData("POLYGON((0.8 108.9,0.9 108.9,0.9 109,0.8 108.9))", "swapped")]
    [InlineData("POLYGON((108.9 -0.8,109 -0.8,109 -0.9,108.9 -0.8))", "sign of the latitude")]
    [InlineData("POLYGON((106.8 -6.2,106.9 -6.2,106.9 -6.1,106.8 -6.2))", "outside Kota Singkawang")]
    public void A_layer_that_lands_elsewhere_is_refused_with_the_cause(string wkt, string cause) =>
        Assert.Contains(cause, Check(Raw(Wgs84, Village("61.72.05.1004", Shapes.Wkt(wkt)))).Findings.Single(f => f.Code == "not-on-singkawang").Text.En, StringComparison.Ordinal);

    [Fact]
    public void A_coordinate_that_is_no_number_is_named() =>
        Assert.Contains("coordinate-not-finite", Errors(Check(Raw(Wgs84, Village("61.72.05.1004",
            GeometryFactory.Default.CreatePolygon([new(108.9, 0.8), new(109, double.NaN), new(109, 0.9), new(108.9, 0.8)]))))));

    [Fact]
    public void Zones_of_an_RTRW_layer_are_grouped_by_name_and_get_the_published_colours()
    {
        var report = Check(Raw(Wgs84,
            (Shapes.Rectangle(108.95, 0.8, 0.01, 0.01), [("NAMOBJ", "Kawasan Pariwisata"), ("JNSRPR", "x")]),
            (Shapes.Rectangle(108.97, 0.8, 0.01, 0.01), [("NAMOBJ", "Kawasan Pariwisata"), ("JNSRPR", "x")])));
        Assert.Equal("zones", report.Layer.ToString());
        Assert.Equal(["kawasan-pariwisata", "kawasan-pariwisata"], report.Staged!.Features.Select(f => f.Text("zone")));
        Assert.Equal("#FFA5FF", Assert.Single(report.Staged.Description.Style.Classes).Fill);
        Assert.Equal(2, report.Staged.Features.Select(f => f.Id).Distinct().Count());
    }

    [Fact]
    public void Fields_that_a_store_keeps_for_itself_or_that_differ_only_in_case_are_renamed()
    {
        var report = Check(Raw(Wgs84, (Shapes.Wkt("POINT(109 0.8)"), [("geom", "a"), ("FID", "b"), ("Nama", "c"), ("LUAS", "d"), ("luas", "e")])), layer: "survey");
        var names = report.Staged!.Fields.Select(f => f.Name).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain("geom", names);
        Assert.DoesNotContain("fid", names);
        Assert.Contains("name", names);
    }

    [Theory]
    [InlineData("kecamatan")]
    [InlineData("claims")]
    public void Layers_that_follow_from_others_are_not_loaded(string layer) =>
        Assert.Contains("layer-not-loadable", Errors(Check(Raw(Wgs84, Village("61.72.05.1004")), layer)));

    [Fact]
    public void A_thousand_faults_of_a_kind_are_told_as_five_hundred_and_a_count()
    {
        var report = Check(Raw(Wgs84, [.. Enumerable.Range(0, 1000).Select(i => Village("x", Shapes.Rectangle(108.95 + i * 1e-5, 0.8, 1e-5, 1e-5)))]));
        Assert.Equal(501, report.Findings.Count(f => f.Code == "code-malformed"));
        Assert.Equal(1000, report.Counts["code-malformed"]);
        Assert.Contains(report.Findings, f => f.Text.En.Contains("500 more", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_odd_when_the_file_was_read_is_told()
    {
        var raw = Raw(Wgs84, Village("61.72.05.1004")) with
        {
            Notes = [new RawNote("dbf-missing", LocalText.Same("no table"))],
            SuspiciousTexts = [new SuspiciousText(1, "WADMKD", "PangmilÃ¡ng")],
        };
        var report = Check(raw);
        Assert.Equal(Severity.Warning, report.Findings.Single(f => f.Code == "dbf-missing").Severity);
        var suspicious = report.Findings.Single(f => f.Code == "name-suspicious");
        Assert.Equal(1, suspicious.Record);
        Assert.Contains("--encoding", suspicious.Text.En, StringComparison.Ordinal);
    }
}
