using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Data.Tests.Results;

/// <summary>The hash of every kind of answer, by the words of README.passport.md from the JSON on the wire: none of the product's code.</summary>
public sealed class CanonicalOracleTests
{
    private static readonly (string Unit, string Format)[] Units =
        [("squaremetres", "F4"), ("metres", "F6"), ("degrees", "F9"), ("longitude", "F9"), ("latitude", "F9"), ("ratio", "F12"), ("percent", "F10"), ("points", "F10")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_JSON_alone_gives_the_hash_in_the_passport_of_every_answer()
    {
        foreach (var report in await (await Answers.MakeAsync(Token)).AllAsync(Token))
        {
            using var document = JsonDocument.Parse(Answers.Json(report));
            var form = Form(document.RootElement, "", isRoot: true);
            Assert.Equal(form, Encoding.UTF8.GetString(CanonicalForm.Bytes(report)));
            Assert.Equal(document.RootElement.GetProperty("passport").GetProperty("resultSha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))));
        }
    }

    [Fact]
    public async Task What_is_read_back_from_JSON_is_what_was_sealed()
    {
        foreach (var report in await (await Answers.MakeAsync(Token)).AllAsync(Token))
        {
            var read = ResultReader.Read(Encoding.UTF8.GetBytes(Answers.Json(report)), "x").Result!;
            Assert.Equal(Encoding.UTF8.GetString(CanonicalForm.Bytes(report)), Encoding.UTF8.GetString(read.Figures.Span));
            Assert.Equal(report.Passport.Id, read.Passport.Id);
            Assert.Equal(report.Passport.Inputs, read.Passport.Inputs);
            Assert.Equal(report.Passport.Tolerances, read.Passport.Tolerances);
        }
    }

    private static string Form(JsonElement value, string name, bool isRoot = false) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null && !(isRoot && m.Name == "passport"))
            .OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => Text(m.Name) + ":" + Form(m.Value, m.Name))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(v => Form(v, name))) + "]",
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => Number(value, name),
        _ => value.GetRawText(),
    };

    private static string Number(JsonElement value, string name)
    {
        var format = Units.FirstOrDefault(u => name.ToLowerInvariant().EndsWith(u.Unit, StringComparison.Ordinal)).Format;
        if (format is null) return value.GetInt64().ToString(CultureInfo.InvariantCulture);
        var text = value.GetDouble().ToString(format, CultureInfo.InvariantCulture);
        return text.Any(c => c is >= '1' and <= '9') ? text : text.TrimStart('-');
    }

    private static string Text(string text) => "\"" + string.Concat(text.Select(c => c switch
    {
        '"' => "\\\"", '\\' => "\\\\", '\b' => "\\b", '\f' => "\\f", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t",
        < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    })) + "\"";
}
