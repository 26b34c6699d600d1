using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Analyses.Differences;
using Ovop.Gis.Planning.Analyses.Near;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Passports;

public class VerificationTests
{
    private readonly MemoryStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<VerificationReport> VerifyAsync(MemoryStore store, StatedResult stated) =>
        new Verification(new Recomputation(new LayerLibrary(store), new LayerHistory(store))).VerifyAsync(stated, Token);

    private static StatedResult Stated(IReport report) => new(report.Passport, CanonicalForm.Bytes(report));

    /// <summary>Other figures under a seal of their own, as another engine would have given them.</summary>
    private static StatedResult Otherwise(IReport report, Func<string, string> change, Func<Passport, Passport>? state = null)
    {
        var figures = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(CanonicalForm.Bytes(report))));
        var hash = Convert.ToHexStringLower(SHA256.HashData(figures));
        var passport = state is null ? report.Passport : state(report.Passport);
        return new StatedResult(passport with { ResultSha256 = hash, Id = passport.Id[..^PassportId.PrefixDigits] + hash[..PassportId.PrefixDigits] }, figures);
    }

    private async Task<AreaShareReport> SharesAsync(AreaShareRequest request)
    {
        await _store.CommitAsync(Staged.Kelurahan(
            ("61.72.05.1001", "Barat laut", "Selatan", Shapes.Rectangle(109, 0.82, 0.02, 0.02)),
            ("61.72.03.1001", "Timur", "Timur", Shapes.Rectangle(109.02, 0.8, 0.02, 0.04))), Staged.Note, Token);
        await CommitZonesAsync(_store, 0.01);
        return await new AreaShareAnalysis(new LayerLibrary(_store)).RunAsync(request, null, Token);
    }

    private static async Task CommitZonesAsync(MemoryStore store, double width) =>
        await store.CommitAsync(Staged.Zones(("air", Shapes.Rectangle(109.01, 0.83, width, 0.005)), ("road", Shapes.Rectangle(109.02, 0.81, width, 0.002))), Staged.Note, Token);

    [Theory]
    [InlineData("kelurahan")]
    [InlineData("kecamatan")]
    public async Task What_was_not_touched_is_the_same_also_after_later_loads_a_rollback_and_a_withdrawal(string units)
    {
        var stated = Stated(await SharesAsync(new() { Units = units, SliverSquareMetres = 2.5, PlaneCrs = "EPSG:32649" }));
        foreach (var change in new Func<Task>[]
        {
            () => Task.CompletedTask,
            () => CommitZonesAsync(_store, 0.02),
            () => _store.RollbackAsync(CollectionId.Zones, 1, "tester", Token),
            () => _store.RollbackAsync(CollectionId.Zones, 0, "tester", Token),
            () => _store.RollbackAsync(CollectionId.Kelurahan, 0, "tester", Token),
        })
        {
            await change();
            var report = await VerifyAsync(_store, stated);
            Assert.Equal(VerificationVerdict.Same, report.Verdict);
            Assert.Empty(report.Differences);
            Assert.Equal(stated.Passport.ResultSha256, report.Now!.ResultSha256);
        }
    }

    [Fact]
    public async Task An_answer_of_an_earlier_moment_is_verified_at_that_moment()
    {
        await SharesAsync(new());
        await CommitZonesAsync(_store, 0.02);
        var library = await MomentRequest.ApplyAsync(new LayerLibrary(_store), "zones=1", Token);
        var stated = Stated(await new AreaShareAnalysis(library).RunAsync(new(), null, Token));
        Assert.Contains("~zones@1~", stated.Passport.Id, StringComparison.Ordinal);
        Assert.Equal(VerificationVerdict.Same, (await VerifyAsync(_store, stated)).Verdict);
    }

    [Fact]
    public async Task A_changed_digit_is_altered_and_named_with_what_it_was()
    {
        var report = await SharesAsync(new());
        var stated = Stated(report);
        var area = report.Units[0].Area.SquareMetres.ToString("F4", CultureInfo.InvariantCulture);
        var figures = Encoding.UTF8.GetString(stated.Figures.Span);
        var at = figures.IndexOf(area, StringComparison.Ordinal);
        var forged = figures[..at] + "9" + figures[at..];
        var found = await VerifyAsync(_store, stated with { Figures = Encoding.UTF8.GetBytes(forged) });
        Assert.Equal(VerificationVerdict.Altered, found.Verdict);
        var difference = Assert.Single(found.Differences);
        Assert.Equal((DifferenceKind.Figures, "9" + area, area), (difference.Kind, difference.Then, difference.Now));
        Assert.EndsWith(".area.squareMetres", difference.What, StringComparison.Ordinal);
        Assert.Contains("bears out the passport", found.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_that_is_not_of_the_figures_is_altered()
    {
        var stated = Stated(await SharesAsync(new()));
        var other = new string('0', 64);
        foreach (var passport in new[] { stated.Passport with { ResultSha256 = other }, stated.Passport with { Id = stated.Passport.Id[..^1] + (stated.Passport.Id[^1] == '0' ? '1' : '0') } })
            Assert.Equal(VerificationVerdict.Altered, (await VerifyAsync(_store, stated with { Passport = passport })).Verdict);
    }

    [Fact]
    public async Task Another_store_whose_version_holds_other_data_says_so()
    {
        var stated = Stated(await SharesAsync(new()));
        var other = new MemoryStore();
        await other.CommitAsync(Staged.Kelurahan(
            ("61.72.05.1001", "Barat laut", "Selatan", Shapes.Rectangle(109, 0.82, 0.02, 0.02)),
            ("61.72.03.1001", "Timur", "Timur", Shapes.Rectangle(109.02, 0.8, 0.02, 0.04))), Staged.Note, Token);
        await CommitZonesAsync(other, 0.013);
        var report = await VerifyAsync(other, stated);
        Assert.Equal(VerificationVerdict.Differs, report.Verdict);
        var data = Assert.Single(report.Differences, d => d.Kind == DifferenceKind.Data);
        Assert.Equal(("zones@1", stated.Passport.Inputs[1].ContentSha256), (data.What, data.Then));
        Assert.NotEqual(data.Then, data.Now);
        Assert.Contains(report.Differences, d => d.Kind == DifferenceKind.Figures);
        Assert.DoesNotContain(report.Differences, d => d.Kind is DifferenceKind.Engine or DifferenceKind.Method or DifferenceKind.Parameters);
    }

    [Fact]
    public async Task What_is_not_in_the_store_cannot_be_verified_and_is_named()
    {
        var stated = Stated(await SharesAsync(new()));
        var empty = await VerifyAsync(new MemoryStore(), stated);
        Assert.Equal(VerificationVerdict.Cannot, empty.Verdict);
        Assert.Null(empty.Now);
        var later = stated.Passport with { Inputs = [.. stated.Passport.Inputs.Select(i => i with { Version = 7 })] };
        Assert.Contains("no version 7 of the layer 'kelurahan'; it has 1", (await VerifyAsync(_store, stated with { Passport = later })).Text.En, StringComparison.Ordinal);
        Assert.Equal(VerificationVerdict.Cannot, (await VerifyAsync(_store, stated with { Passport = stated.Passport with { Analysis = "astrology" } })).Verdict);
        var strange = new Dictionary<string, object?>(StringComparer.Ordinal) { ["colour"] = "blue" };
        Assert.Contains("colour", (await VerifyAsync(_store, stated with { Passport = stated.Passport with { Parameters = strange } })).Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_engine_with_the_same_figures_is_the_same_and_told()
    {
        var stated = Stated(await SharesAsync(new()));
        var report = await VerifyAsync(_store, stated with { Passport = stated.Passport with { Engine = new("Ovop.Gis.Spatial", "0.0.1"), Rule = "As it was worded then." } });
        Assert.Equal(VerificationVerdict.Same, report.Verdict);
        Assert.Contains(report.Differences, d => d is { Kind: DifferenceKind.Engine, Then: "Ovop.Gis.Spatial 0.0.1" });
        Assert.Contains("0.0.1", report.Text.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passport_that_claims_another_method_differs_although_its_figures_are_the_same()
    {
        var stated = Stated(await SharesAsync(new()));
        foreach (var (passport, kind) in new[]
        {
            (stated.Passport with { Method = "planar" }, DifferenceKind.Method),
            (stated.Passport with { Crs = "EPSG:32649" }, DifferenceKind.Method),
            (stated.Passport with { Tolerances = new Dictionary<string, double>(stated.Passport.Tolerances) { ["sliverSquareMetres"] = 9 } }, DifferenceKind.Method),
            (stated.Passport with { Inputs = [.. stated.Passport.Inputs.Select(i => i with { ContentSha256 = new string('0', 64) })] }, DifferenceKind.Data),
            (stated.Passport with { Id = stated.Passport.Id.Replace("~zones@1", "~zones@2", StringComparison.Ordinal) }, DifferenceKind.Parameters),
        })
        {
            var report = await VerifyAsync(_store, stated with { Passport = passport });
            Assert.Equal(VerificationVerdict.Differs, report.Verdict);
            Assert.All(report.Differences, d => Assert.Equal(kind, d.Kind));
            Assert.NotEmpty(report.Differences);
        }
    }

    [Fact]
    public async Task One_in_the_last_digit_is_rounding_and_two_is_not()
    {
        var report = await SharesAsync(new());
        var area = report.Units[0].Area.SquareMetres.ToString("F4", CultureInfo.InvariantCulture);
        foreach (var (steps, verdict) in new[] { (1, VerificationVerdict.SameWithinRounding), (-1, VerificationVerdict.SameWithinRounding), (2, VerificationVerdict.Differs) })
        {
            var off = (decimal.Parse(area, CultureInfo.InvariantCulture) + steps * 0.0001m).ToString("F4", CultureInfo.InvariantCulture);
            var found = await VerifyAsync(_store, Otherwise(report, f => f.Replace(area, off, StringComparison.Ordinal)));
            Assert.Equal(verdict, found.Verdict);
            Assert.All(found.Differences, d => Assert.Equal(DifferenceKind.Figures, d.Kind));
        }
    }

    [Fact]
    public async Task Figures_of_another_engine_differ_with_the_engine_named_and_the_first_twenty_listed()
    {
        await _store.CommitAsync(Staged.Layer("clusters", null, [.. Enumerable.Range(0, 60).Select(i => ($"c{i}", (Geometry?)GeometryFactory.Default.CreatePoint(new Coordinate(109 + i / 100d, 0.8)), Array.Empty<(string, object?)>()))]), Staged.Note, Token);
        var report = await new NearAnalysis(new LayerLibrary(_store)).RunAsync(new() { From = "108.9,0.8" }, null, Token);
        var found = await VerifyAsync(_store, Otherwise(report, f => f.Replace("\"metres\":", "\"metres\":1", StringComparison.Ordinal), p => p with { Engine = new("Ovop.Gis.Spatial", "9.9.9") }));
        Assert.Equal(VerificationVerdict.Differs, found.Verdict);
        Assert.Single(found.Differences, d => d.Kind == DifferenceKind.Engine);
        Assert.Equal(20, found.Differences.Count(d => d.Kind == DifferenceKind.Figures));
        Assert.Contains("60 values", found.Text.En, StringComparison.Ordinal);
        Assert.Contains(found.Differences, d => d.What == "items[c0].distance.metres");
    }

    [Fact]
    public async Task Entries_are_paired_by_their_id_so_that_one_more_is_one_difference()
    {
        var report = await SharesAsync(new());
        var fewer = report with { Units = [.. report.Units.Skip(1)] };
        var found = await VerifyAsync(_store, Stated(fewer with { Passport = report.Passport.SealedFor(fewer, []) }));
        Assert.Equal("units[61.72.05.1001]", Assert.Single(found.Differences).What);
        var turned = report with { Units = [.. report.Units.Reverse()] };
        found = await VerifyAsync(_store, Stated(turned with { Passport = report.Passport.SealedFor(turned, []) }));
        Assert.Equal("units (order)", Assert.Single(found.Differences).What);
    }

    [Fact]
    public async Task A_difference_of_versions_is_verified_like_an_analysis()
    {
        await SharesAsync(new());
        await CommitZonesAsync(_store, 0.012);
        await _store.RollbackAsync(CollectionId.Zones, 0, "tester", Token);
        foreach (var (from, to) in new[] { (1, 2), (2, 1), (2, 2), (2, 3) })
        {
            var difference = (await new LayerHistory(_store).DifferenceAsync(CollectionId.Zones, from, to, Token))!;
            var found = await VerifyAsync(_store, Stated(difference));
            Assert.Equal(VerificationVerdict.Same, found.Verdict);
            Assert.True(PassportId.TryParse(difference.Passport.Id, out var id), difference.Passport.Id);
            Assert.Equal(VersionDifference.Id, id.Analysis);
            var byId = await new Verification(new Recomputation(new LayerLibrary(_store), new LayerHistory(_store))).VerifyAsync(id, Token);
            Assert.Equal(VerificationVerdict.Same, byId.Verdict);
        }
    }

    [Fact]
    public async Task An_id_alone_is_held_against_the_hash_in_it()
    {
        var passport = (await SharesAsync(new() { Units = "kecamatan" })).Passport;
        var verification = new Verification(new Recomputation(new LayerLibrary(_store), new LayerHistory(_store)));
        Assert.True(PassportId.TryParse(passport.Id, out var id));
        Assert.Equal(VerificationVerdict.Same, (await verification.VerifyAsync(id, Token)).Verdict);
        var found = await verification.VerifyAsync(id with { ResultPrefix = "0123456789abcdef" }, Token);
        Assert.Equal((VerificationVerdict.Differs, "0123456789abcdef", passport.ResultSha256[..16]), (found.Verdict, found.Differences[0].Then, found.Differences[0].Now));
        foreach (var strange in new[] { id with { Versions = [] }, id with { Versions = [.. id.Versions, KeyValuePair.Create("zones", 2)] }, id with { Versions = [.. id.Versions, id.Versions[0]] }, id with { Analysis = "differences" } })
            Assert.Contains((await verification.VerifyAsync(strange, Token)).Verdict, new[] { VerificationVerdict.Cannot, VerificationVerdict.Same });
    }

    [Fact]
    public async Task A_table_is_compared_cell_by_cell()
    {
        var report = await SharesAsync(new());
        Assert.True(PassportId.TryParse(report.Passport.Id, out var id));
        var table = report.ToTable();
        string[][] Rows() => [.. table.Rows.Select(r => r.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture) ?? "").ToArray())];
        var verification = new Verification(new Recomputation(new LayerLibrary(_store), new LayerHistory(_store)));
        Assert.Equal(VerificationVerdict.Same, (await verification.VerifyAsync(new StatedTable(id, table.Columns, Rows()), Token)).Verdict);

        var forged = Rows();
        forged[1][4] = "1.5";
        var found = await verification.VerifyAsync(new StatedTable(id, table.Columns, forged), Token);
        Assert.Equal((VerificationVerdict.Altered, "row 2, area_m2", "1.5000"), (found.Verdict, found.Differences[0].What, found.Differences[0].Then));
        Assert.Equal(VerificationVerdict.Altered, (await verification.VerifyAsync(new StatedTable(id, table.Columns, Rows()[1..]), Token)).Verdict);
        Assert.Equal(VerificationVerdict.Altered, (await verification.VerifyAsync(new StatedTable(id, [.. table.Columns.Select(c => c == "zone" ? "colour" : c)], Rows()), Token)).Verdict);
        Assert.Equal(VerificationVerdict.SameWithinRounding, (await verification.VerifyAsync(new StatedTable(id with { ResultPrefix = "0123456789abcdef" }, table.Columns, Rows()), Token)).Verdict);
        Assert.Equal(VerificationVerdict.Differs, (await verification.VerifyAsync(new StatedTable(id with { ResultPrefix = "0123456789abcdef" }, table.Columns, forged), Token)).Verdict);
    }
}
