using System.Text;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Data.Tests.Results;

public sealed class ResultReaderTests
{
    private static readonly string[] Pieces = ["\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "-0", "9", "\\uD800", "\\", "\u0001", "true", "~", "@9", "\r\n", "passport", "\"id\":", "1.5"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_is_verified_as_the_same_from_its_JSON_its_table_and_its_id()
    {
        var answers = await Answers.MakeAsync(Token);
        foreach (var report in await answers.AllAsync(Token))
        {
            var table = report.ToTable().Naming(report.Passport);
            foreach (var text in new[] { Answers.Json(report), "\uFEFF" + CsvTable.Write(table), $$"""{"id":"{{report.Passport.Id}}"}""" })
            {
                if (table.Rows.Count == 0 && !text.StartsWith('{')) continue;
                var found = await ResultReader.Read(Encoding.UTF8.GetBytes(text), "x").VerifyAsync(answers.Verification, Token);
                Assert.True(found.Verdict == VerificationVerdict.Same, $"{report.Passport.Id}: {found.Text.En} {string.Join(" ", found.Differences.Select(d => d.Text.En))}");
                Assert.Empty(found.Differences);
                Assert.Equal(report.Passport.Id, found.Now!.Id);
            }
        }
    }

    [Fact]
    public async Task What_somebody_adds_beside_the_figures_is_altered_too()
    {
        var answers = await Answers.MakeAsync(Token);
        foreach (var report in (await answers.AllAsync(Token)).Take(5))
        {
            var json = Answers.Json(report);
            foreach (var added in new[] { "\"approvedBy\":\"walikota\",", "\"note\":{\"deep\":[1.5,1e999]},", "\"extra\":123456789012345678901234567890," })
            {
                var found = await ResultReader.Read(Encoding.UTF8.GetBytes(json.Insert(1, added)), "x").VerifyAsync(answers.Verification, Token);
                Assert.Equal(VerificationVerdict.Altered, found.Verdict);
                Assert.StartsWith(added[1..5], found.Differences.Single(d => d.Kind == DifferenceKind.Figures).What, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("", ReadFaults.FileEmpty)]
    [InlineData("  \r\n", ReadFaults.FileEmpty)]
    [InlineData("{", ReadFaults.ResultUnreadable)]
    [InlineData("[1,2", ReadFaults.ResultUnreadable)]
    [InlineData("[]", ReadFaults.ResultWithoutPassport)]
    [InlineData("{}", ReadFaults.ResultWithoutPassport)]
    [InlineData("""{"id":"near~clusters@1~7de88a43636777ce","x":1}""", ReadFaults.ResultWithoutPassport)]
    [InlineData("""{"id":"near"}""", ReadFaults.PassportMalformed)]
    [InlineData("""{"id":5}""", ReadFaults.PassportMalformed)]
    [InlineData("""{"id":"\uD800"}""", ReadFaults.PassportMalformed)]
    [InlineData("""{"passport":null}""", ReadFaults.PassportMalformed)]
    [InlineData("""{"passport":{}}""", ReadFaults.PassportMalformed)]
    [InlineData("""{"passport":{"secret":1}}""", ReadFaults.PassportMalformed)]
    [InlineData("""{"passport":{},"passport":{}}""", ReadFaults.ResultUnreadable)]
    [InlineData("a,b\r\n1,2\r\n", ReadFaults.ResultWithoutPassport)]
    [InlineData("a,passport\r\n", ReadFaults.PassportMalformed)]
    [InlineData("a,passport\r\n1,near\r\n", ReadFaults.PassportMalformed)]
    [InlineData("a,passport\r\n1,near~clusters@1~7de88a43636777ce\r\n1,near~clusters@2~7de88a43636777ce\r\n", ReadFaults.PassportMalformed)]
    [InlineData("a,passport\r\n1,2,3\r\n", ReadFaults.CsvSyntax)]
    [InlineData("a,a,passport\r\n1,2,3\r\n", ReadFaults.ResultWithoutPassport)]
    public void What_is_no_result_is_a_fault_that_says_so(string text, string code)
    {
        var fault = Assert.Throws<UnreadableFileException>(() => ResultReader.Read(Encoding.UTF8.GetBytes(text), "x"));
        Assert.Equal(code, fault.Code);
        Assert.NotEmpty(fault.WayOut);
    }

    [Fact]
    public void JSON_without_bottom_is_a_fault() => Assert.Equal(ReadFaults.ResultUnreadable,
        Assert.Throws<UnreadableFileException>(() => ResultReader.Read(Encoding.UTF8.GetBytes("{\"passport\":" + new string('[', 100_000)), "x")).Code);

    [Fact]
    public async Task Two_thousand_changed_answers_are_verified_or_their_faults_told()
    {
        var answers = await Answers.MakeAsync(Token);
        var report = (await answers.AllAsync(Token))[2];
        string[] whole = [Answers.Json(report), CsvTable.Write(report.ToTable().Naming(report.Passport))];
        var verdicts = new HashSet<VerificationVerdict>();
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(whole[seed % 2]);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) > 0) text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                if (random.Next(3) > 0) text.Insert(Math.Min(at, text.Length), Pieces[random.Next(Pieces.Length)]);
            }

            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            if (random.Next(10) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                verdicts.Add((await ResultReader.Read(bytes, "x").VerifyAsync(answers.Verification, Token)).Verdict);
            }
            catch (UnreadableFileException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }

        Assert.Subset(verdicts, new HashSet<VerificationVerdict> { VerificationVerdict.Altered, VerificationVerdict.Cannot });
    }
}
