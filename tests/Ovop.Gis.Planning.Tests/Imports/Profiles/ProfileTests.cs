using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Imports.Profiles;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports.Profiles;

public class ProfileTests
{
    private static readonly string[] CommonOverlays = ["KRB_03", "CAGBUD", "RESAIR", "KSMPDN", "HANKAM", "KKARST", "PTBGMB", "MGRSAT", "RDBUMI"];

    /// <summary>Layers without a fault by their profile.</summary>
    private static RawLayer Good(string profile)
    {
        var layer = profile switch
        {
            RuleProfiles.Rtrw => RawLayer.Of(["NAMOBJ", "ORDE01", "ORDE02", "ORDE03", "ORDE04", "JNSRPR", "KODKWS", "WADMPR", "WADMKK", "WADMKC", "KKOP_1", "KP2B_2", .. CommonOverlays, "REMARK", "LUASHA"])
                .Row("Kawasan Pariwisata", "Kawasan Budi Daya", "Kawasan Pariwisata", null, null, "Pola Ruang", "W").Row("Badan Air", "Kawasan Lindung", "Badan Air", null, null, "Pola Ruang", "BA"),
            RuleProfiles.Rdtr => RawLayer.Of(["NAMOBJ", "NAMZON", "KODZON", "NAMSZN", "KODSZN", "JNSRPR", "KODEWP", "KODSWP", "KODBLK", "KODSBL", "WADMPR", "WADMKK", "WADMKC", "WADMKD", "KKOP_1", "LP2B_2", .. CommonOverlays, "TOD_04", "TEB_05", "PUSLIT", "TPZ_00", "REMARK", "LUASHA"])
                .Row("Perumahan", "Perumahan", "R", "Perumahan Kepadatan Tinggi", "R-2", "Pola Ruang", "1", "A", "A.1", "a").Row("Taman Kota", "Ruang Terbuka Hijau", "RTH", "Taman Kota", "RTH-2", "Pola Ruang", "1", "A", "A.1", "b"),
            _ => RawLayer.Of("NAMOBJ", "FCODE", "REMARK", "METADATA", "SRS_ID", "KDEBPS", "KDEPUM", "LUASWH", "TIPADM", "WADMKC", "WADMKD", "WADMKK", "WADMPR")
                .Row("Pangmilang", "BA03070040", "x", "m", "SRGI2013", "6172010003", "61.72.05.1004").Row("Sagatani", "BA03070040", "x", "m", "SRGI2013", "6172010004", "6172051002"),
        };
        layer.Name = profile switch { RuleProfiles.Rtrw => "_6172_25RW_AR_PR_SINGKAWANG_2042", RuleProfiles.Rdtr => "_6172_5RD_AR_PR_SINGKAWANG_2023", _ => "ADMINISTRASIDESA_AR_25K" };
        layer.SetAll("WADMPR", "Kalimantan Barat").SetAll("WADMKK", "Kota Singkawang").SetAll("WADMKC", "Singkawang Selatan");
        if (profile == RuleProfiles.BigAdministration) return layer.SetAll("TIPADM", 1L).Set(0, "WADMKD", "Pangmilang").Set(1, "WADMKD", "Sagatani").Typed("LUASWH", "number").Set(0, "LUASWH", Hectares(0) / 100).Set(1, "LUASWH", Hectares(1) / 100);
        foreach (var overlay in layer.Raw.Fields.Select(f => f.Name).Where(n => n is "KKOP_1" or "KP2B_2" or "LP2B_2" or "TOD_04" or "TEB_05" or "PUSLIT" or "TPZ_00" || CommonOverlays.Contains(n))) layer.SetAll(overlay, "Tidak");
        if (profile == RuleProfiles.Rdtr) layer.SetAll("WADMKD", "Pangmilang");
        return layer.Typed("LUASHA", "number").Set(0, "LUASHA", Hectares(0)).Set(1, "LUASHA", Hectares(1));
    }

    private static double Hectares(int square) => RawLayer.HectaresOf(RawLayer.Square(square));

    private static RawLayer Named(RawLayer layer, string name)
    {
        layer.Name = name;
        return layer;
    }

    /// <summary>For each rule the smallest change to a good layer that breaks it.</summary>
    private static readonly Dictionary<string, Func<RawLayer, RawLayer>> Breaks = new()
    {
        ["rtrw-name"] = l => Named(l, "POLA_RUANG"),
        ["rtrw-fields"] = l => l.Without("REMARK"),
        ["rtrw-types"] = l => l.Typed("LUASHA", "text"),
        ["rtrw-namobj"] = l => l.Set(1, "NAMOBJ", " "),
        ["rtrw-orde"] = l => l.Set(0, "ORDE02", null).Set(0, "ORDE03", "Kawasan Wisata"),
        ["rtrw-jnsrpr"] = l => l.Set(0, "JNSRPR", null),
        ["rtrw-code-names"] = l => l.SetAll("KODKWS", "W"),
        ["rtrw-overlays"] = l => l.Set(1, "KKOP_1", null),
        ["rtrw-region"] = l => l.Set(0, "WADMKK", "Kota Pontianak"),
        ["rtrw-luasha"] = l => l.Set(0, "LUASHA", 1.0),
        ["rtrw-one-version"] = l => l.Shape(1, RawLayer.Square(0)),
        ["rdtr-name"] = l => Named(l, "_6172_5RD_AR_PR_SINGKAWANG"),
        ["rdtr-fields"] = l => l.Without("TPZ_00"),
        ["rdtr-types"] = l => l.Typed("KODZON", "number"),
        ["rdtr-zones"] = l => l.Set(0, "NAMZON", null),
        ["rdtr-codes"] = l => l.Set(0, "KODZON", "QQ").Set(0, "KODSZN", "QQ-1"),
        ["rdtr-subzones"] = l => l.Set(0, "KODSZN", "K-2"),
        ["rdtr-code-names"] = l => l.SetAll("KODZON", "R"),
        ["rdtr-jnsrpr"] = l => l.Set(0, "JNSRPR", null),
        ["rdtr-blocks"] = l => l.Set(1, "KODBLK", null),
        ["rdtr-overlays"] = l => l.Set(1, "LP2B_2", null),
        ["rdtr-region"] = l => l.Set(0, "WADMKD", "Pamilang"),
        ["rdtr-luasha"] = l => l.Set(0, "LUASHA", null),
        ["rdtr-one-version"] = l => l.Shape(1, Shapes.Wkt("LINESTRING(108.9 0.8,108.91 0.8)")),
        ["big-name"] = l => Named(l, "batas_desa"),
        ["big-fields"] = l => l.Without("FCODE"),
        ["big-types"] = l => l.Typed("LUASWH", "text"),
        ["big-kdepum"] = l => l.Set(0, "KDEPUM", "6172010003"),
        ["big-kdebps"] = l => l.Set(0, "KDEBPS", "6172051004"),
        ["big-code-names"] = l => l.Set(0, "WADMKD", "Pamilang"),
        ["big-region"] = l => l.Set(0, "WADMPR", "Kalimantan Timur"),
        ["big-fcode"] = l => l.Set(0, "FCODE", null),
        ["big-tipadm"] = l => l.Set(0, "TIPADM", null),
        ["big-luaswh"] = l => l.Set(0, "LUASWH", 100.0),
        ["big-metadata"] = l => l.Set(0, "METADATA", ""),
        ["big-srs"] = l => l.Set(1, "SRS_ID", null),
    };

    /// <summary>Whose list of codes is not to be had.</summary>
    private static readonly string[] NeverJudged = ["rtrw-kodkws"];

    private static readonly string[] Profiles = [RuleProfiles.Rtrw, RuleProfiles.Rdtr, RuleProfiles.BigAdministration];

    private static string ProfileOf(string rule) => Profiles.Single(p => p.StartsWith(rule.Split('-')[0], StringComparison.Ordinal));

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static CheckSheet Sheet(RawLayer layer, string? profile = null) => layer.Check(profile: profile).Sheet!;

    public static TheoryData<string> Rules => [.. Breaks.Keys];

    public static TheoryData<string> Ids => [.. Profiles];

    /// <summary>The sheet of a layer in which the coverage check has looked, and found or not.</summary>
    private static RuleResult Coverage(string profile, bool looked, params string[] found)
    {
        var findings = new FindingList(10);
        foreach (var code in found) findings.Warning(code, 2, null, "x", "x");
        var sheet = RuleProfiles.Hold(profile, Good(profile).Raw, CollectionId.Zones, [], findings, placed: true, looked, TestContext.Current.CancellationToken)!;
        return sheet.Rules.Single(r => r.Id.EndsWith("-coverage", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Coverage_passes_or_fails_by_what_the_load_found_and_only_where_it_looked(string profile)
    {
        Assert.Equal(RuleOutcome.Passed, Coverage(profile, looked: true).Outcome);
        Assert.Equal(RuleOutcome.NotApplicable, Coverage(profile, looked: false).Outcome);
        Assert.Equal(RuleOutcome.Failed, Coverage(profile, looked: true, "coverage-gap").Outcome);
        Assert.Equal([2], Coverage(profile, looked: true, "coverage-overlap").Records);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_good_layer_is_known_by_its_fields_and_passes_every_rule(string profile)
    {
        var sheet = Sheet(Good(profile));
        Assert.Equal(profile, sheet.Profile);
        Assert.All(sheet.Rules, r => Assert.True(r.Outcome == RuleOutcome.Passed || NeverJudged.Contains(r.Id) || r.Id.EndsWith("-coverage", StringComparison.Ordinal), $"{r.Id}: {r.Result.En}"));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_fails_where_it_is_broken_and_the_file_stays_loadable(string rule)
    {
        var report = Breaks[rule](Good(ProfileOf(rule))).Check(profile: ProfileOf(rule));
        var result = report.Sheet!.Rules.Single(r => r.Id == rule);
        Assert.Equal(RuleOutcome.Failed, result.Outcome);
        Assert.NotEmpty(result.Result.Id);
        Assert.DoesNotContain(report.Findings, f => f.Code == rule);
    }

    /// <summary>Coverage has a test of its own: another check looks at it and the rule counts the findings.</summary>
    [Fact]
    public void Every_rule_of_every_profile_has_a_passing_and_a_failing_layer()
    {
        var all = Profiles.SelectMany(p => Sheet(Good(p)).Rules.Select(r => r.Id)).ToList();
        Assert.Equal(all.Where(r => !r.EndsWith("-coverage", StringComparison.Ordinal) && !NeverJudged.Contains(r)).Order(), Breaks.Keys.Order());
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void What_cannot_be_judged_says_why()
    {
        var result = Sheet(Good(RuleProfiles.Rtrw)).Rules.Single(r => r.Id == "rtrw-kodkws");
        Assert.Equal(RuleOutcome.NotApplicable, result.Outcome);
        Assert.Contains("not available", result.Result.En, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fields_in_lower_case_pass_as_well(string profile)
    {
        var good = Good(profile).Raw;
        var lower = good with
        {
            Fields = [.. good.Fields.Select(f => f with { Name = f.Name.ToLowerInvariant() })],
            Features = [.. good.Features.Select(f => f with { Attributes = f.Attributes.ToDictionary(a => a.Key.ToLowerInvariant(), a => a.Value) })],
        };
        var sheet = Importer.Check(lower, new ImportRequest(null, null), null, TestContext.Current.CancellationToken).Sheet!;
        Assert.DoesNotContain(sheet.Rules, r => r.Outcome == RuleOutcome.Failed);
    }

    [Fact]
    public void None_is_no_sheet_and_an_unknown_profile_is_refused_with_the_known()
    {
        Assert.Null(Good(RuleProfiles.Rtrw).Check(profile: RuleProfiles.None).Sheet);
        Assert.Null(RawLayer.Of("nama").Row("a").Check("survey").Sheet);
        var fault = Assert.Single(Assert.Throws<RefusedException>(() => Good(RuleProfiles.Rtrw).Check(profile: "nonsense")).Faults);
        Assert.Equal("profile", fault.Parameter);
        Assert.All(RuleProfiles.Ids, id => Assert.Contains(id, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_profile_has_a_title_and_a_source_in_both_languages() => Assert.All(RuleProfiles.All, p =>
        Assert.All(new[] { p.Title.Id, p.Title.En, p.Source.Id, p.Source.En }, t => Assert.False(string.IsNullOrWhiteSpace(t))));

    [Fact]
    public void Failures_point_to_their_records() =>
        Assert.Equal([2], Sheet(Good(RuleProfiles.Rtrw).Set(1, "JNSRPR", null)).Rules.Single(r => r.Id == "rtrw-jnsrpr").Records);

    [Fact]
    public void No_attribute_whatever_makes_a_rule_or_a_check_throw()
    {
        var names = Profiles.SelectMany(p => Good(p).Raw.Fields.Select(f => f.Name)).Append("SHAPE_Area").Append("zid").Append("kode").Distinct().ToArray();
        var value = Gen.OneOf<object?>(
            Gen.Const((object?)null), Gen.String.Select(s => (object?)s), Gen.Double.Select(d => (object?)d), Gen.Long.Select(l => (object?)l), Gen.Bool.Select(b => (object?)b),
            Gen.Const((object?)"Pamilang"), Gen.Const((object?)"6172010003"), Gen.Const((object?)"61.72.05.1004"), Gen.Const((object?)"R-2"), Gen.Const((object?)"\ud800"), Gen.Const((object?)new DateOnly(2024, 2, 29)));
        var shape = Pick<Geometry?>(null, RawLayer.Square(0), Shapes.Wkt("POINT(109 0.8)"), Shapes.Wkt("POLYGON EMPTY"), Shapes.Wkt("POLYGON((1000 2000,1001 2000,1001 2001,1000 2000))"));
        var field = Gen.Select(Pick(names), Pick("text", "number", "integer", "boolean", "date"));
        var layer = Gen.Select(Pick("zones", "kelurahan", "survey"), Pick(Profiles), Gen.String[0, 40], field.Array[0, 12], Gen.Select(shape, value.Array[12]).Array[0, 6]);
        layer.Sample((target, profile, name, fields, rows) =>
        {
            var distinct = fields.DistinctBy(f => f.Item1).ToList();
            var raw = new RawDataset(name, "GeoJSON", "x", "00", new CrsDeclaration("EPSG:4326", "test"), null, [.. distinct.Select(f => new RawField(f.Item1, f.Item2))],
                [.. rows.Select((r, i) => new RawFeature(i + 1, r.Item1, distinct.Select((f, j) => (f.Item1, r.Item2[j])).ToDictionary(x => x.Item1, x => x.Item2)))]);
            var report = Importer.Check(raw, new ImportRequest(CollectionId.From(target), null) { Profile = profile }, null, CancellationToken.None);
            Assert.All(report.Sheet!.Rules, r => Assert.False(string.IsNullOrEmpty(r.Result.En)));
        }, iter: 2000);
    }
}
