using CsCheck;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Planning.Tests.Passports;

public class PassportIdTests
{
    private const string Hash = "7de88a43636777ce";

    private static readonly Gen<string> Layer = Gen.Select(Gen.Char["abcdefgh"], Gen.String[Gen.Char["abcdefgh0123456789-_"], 0, 20], (first, rest) => "x" + first + rest);

    private static readonly Gen<string> Value = Gen.String[Gen.OneOf(Gen.Char, Gen.Char["~@=%/ &?#+\"'<>;.,:7E25"]), 1, 60].Where(IsUnicode);

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && i++ >= 0)) return false;
        return true;
    }

    [Fact]
    public void An_id_says_back_what_it_was_made_of_whatever_was_asked() =>
        Gen.Select(Gen.Select(Layer, Gen.Int[1, int.MaxValue]).List[0, 4], Value.List[0, 3]).Sample((layers, values) =>
        {
            var id = PassportId.Of("near", layers.Select(l => new PassportInput(l.Item1, l.Item2, new string('0', 64), null)), values.Select((v, i) => KeyValuePair.Create("p" + i, v)), Hash + new string('0', 48));
            var text = id.ToString();
            Assert.All(text, c => Assert.True(char.IsAsciiLetterOrDigit(c) || "~@=%-_.,:/+".Contains(c), text));
            Assert.True(PassportId.TryParse(text, out var read), text);
            Assert.Equal(id.Analysis, read.Analysis);
            Assert.Equal(id.Versions, read.Versions);
            Assert.Equal(id.Parameters, read.Parameters);
            Assert.Equal(id.ResultPrefix, read.ResultPrefix);
            Assert.Equal(text, read.ToString());
        }, iter: 5_000);

    [Fact]
    public void No_text_makes_the_reading_fail_but_by_saying_no() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["near~@1=%2~57de88a436367"], 0, 80].Select(t => t + "~" + Hash))
            .Sample(text => Assert.True(!PassportId.TryParse(text, out var id) || PassportId.TryParse(id.ToString(), out _), text), iter: 20_000);

    [Theory]
    [InlineData("")]
    [InlineData("near")]
    [InlineData(Hash)]
    [InlineData("~" + Hash)]
    [InlineData("near~clusters@0~" + Hash)]
    [InlineData("near~clusters@-1~" + Hash)]
    [InlineData("near~clusters@1.5~" + Hash)]
    [InlineData("near~clusters@99999999999~" + Hash)]
    [InlineData("near~clusters~" + Hash)]
    [InlineData("near~../etc@1~" + Hash)]
    [InlineData("near~clusters@1@2~" + Hash)]
    [InlineData("near~within=5~clusters@1~" + Hash)]
    [InlineData("near~=5~" + Hash)]
    [InlineData("near~from=%~" + Hash)]
    [InlineData("near~from=%zz~" + Hash)]
    [InlineData("near~from=%FF~" + Hash)]
    [InlineData("near~clusters@1~7DE88A43636777CE")]
    [InlineData("near~clusters@1~7de88a43636777c")]
    [InlineData("near~clusters@1~7de88a43636777ceff")]
    [InlineData("<script>~clusters@1~" + Hash)]
    public void What_is_no_id_is_not_taken_for_one(string text) => Assert.False(PassportId.TryParse(text, out _));

    [Fact]
    public void A_text_without_end_is_no_id() => Assert.False(PassportId.TryParse(string.Concat(Enumerable.Repeat("near~", 2000)) + Hash, out _));

    [Fact]
    public void A_value_that_an_address_bar_has_decoded_is_the_same_value()
    {
        Assert.True(PassportId.TryParse("near~clusters@1~from=sites/Danau Biru é~" + Hash, out var decoded));
        Assert.True(PassportId.TryParse("near~clusters@1~from=sites/Danau%20Biru%20%C3%A9~" + Hash, out var escaped));
        Assert.Equal(escaped.Parameters, decoded.Parameters);
    }
}
