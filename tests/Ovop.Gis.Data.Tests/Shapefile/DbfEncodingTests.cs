using System.Text;
using Ovop.Gis.Planning.Imports;
using static Ovop.Gis.Data.Tests.Reading;
using static Ovop.Gis.Data.Tests.Shapefile.SampleShapefile;

namespace Ovop.Gis.Data.Tests.Shapefile;

public sealed class DbfEncodingTests : IDisposable
{
    // A temple in Singkawang: "Vihara Tri Dharma Bumi Raya" as its signboard has it.
    private const string Temple = "大伯公廟三教中央";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("windows-1252", "Kelurahan Nyarumkop é", "windows-1252")]
    [InlineData("1252", "Kelurahan Nyarumkop é", "windows-1252")]
    [InlineData("ANSI 1252", "Kelurahan Nyarumkop é", "windows-1252")]
    [InlineData("ISO-8859-1", "Kelurahan Nyarumkop é", "iso-8859-1")]
    [InlineData("88591", "Kelurahan Nyarumkop é", "iso-8859-1")]
    [InlineData("ISO 8859-15", "Kelurahan € é", "iso-8859-15")]
    [InlineData("OEM 850", "Kelurahan Nyarumkop é", "ibm850")]
    [InlineData("UTF-8", Temple, "utf-8")]
    [InlineData("utf8", Temple, "utf-8")]
    [InlineData("65001", Temple, "utf-8")]
    [InlineData("GB18030", Temple, "gb18030")]
    [InlineData("54936", Temple, "gb18030")]
    [InlineData("GBK", "大伯公", "gb2312")]
    [InlineData("Big5", "大伯公", "big5")]
    public async Task Text_comes_back_in_the_encoding_of_the_cpg(string cpg, string text, string name)
    {
        var read = await Read(WithText(text, name, cpg: cpg));
        Assert.Equal(text, read.Features[0].Attributes["NAMOBJ"]);
        Assert.Equal(new EncodingChoice(name, "the .cpg file"), read.Encoding);
    }

    [Fact]
    public async Task The_library_writes_what_is_read_back()
    {
        foreach (var encoding in (Encoding[])[Encoding.UTF8, CodePages("windows-1252"), CodePages("gb18030")])
        {
            var text = encoding.WebName == "windows-1252" ? "Kampung é" : "大伯公廟";
            var read = await Read(_folder.Write(Write("a", encoding, [(text, Polygon("POINT (1 2)"))])));
            Assert.Equal(text, read.Features[0].Attributes["NAMOBJ"]);
        }
    }

    [Fact]
    public async Task What_the_caller_asks_for_comes_before_the_cpg()
    {
        var read = await Read(WithText("é", "windows-1252", cpg: "UTF-8"), new(EncodingName: "windows-1252"));
        Assert.Equal("é", read.Features[0].Attributes["NAMOBJ"]);
        Assert.Equal("asked for by the caller", read.Encoding!.Reason);
    }

    [Fact]
    public async Task The_cst_is_used_where_there_is_no_cpg()
    {
        var read = await Read(WithText("é", "windows-1252", cst: "cp1252"));
        Assert.Equal(new EncodingChoice("windows-1252", "the .cst file"), read.Encoding);
    }

    [Theory]
    [InlineData(0x03, "windows-1252", "é")]
    [InlineData(0x02, "ibm850", "é")]
    [InlineData(0x4D, "gb2312", "大伯公")]
    [InlineData(0xC9, "windows-1251", "Привет")]
    public async Task The_language_byte_is_used_where_there_is_no_file(byte driver, string name, string text)
    {
        var read = await Read(WithText(text, name, driver: driver));
        Assert.Equal(text, read.Features[0].Attributes["NAMOBJ"]);
        Assert.Equal(name, read.Encoding!.Name);
        Assert.Contains($"0x{driver:X2}", read.Encoding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "大伯公廟", "utf-8")]
    [InlineData("utf-8", "Roban", "utf-8")]
    [InlineData("gb18030", "新加坡国立大学的学生们在山口洋大伯公庙里祭拜天地父母", "gb18030")]
    public async Task Where_nothing_is_said_the_text_itself_is_looked_at(string written, string text, string name)
    {
        // 0x57 says "whatever my machine uses", which is nothing.
        var read = await Read(WithText(text, written, driver: 0x57));
        Assert.Equal(text, read.Features[0].Attributes["NAMOBJ"]);
        Assert.Equal(name, read.Encoding!.Name);
        Assert.NotEmpty(read.Encoding.Reason);
    }

    [Theory]
    [InlineData("klingon")]
    [InlineData("")]
    [InlineData("99999")]
    [InlineData("UTF-16")]
    [InlineData("\u0001\u0002\u0003")]
    public async Task A_cpg_that_cannot_be_understood_is_never_passed_over(string cpg)
    {
        var fault = await Fault(WithText("Roban", "utf-8", cpg: cpg));
        Assert.Equal(ReadFaults.EncodingUnknown, fault.Code);
        Assert.Equal("a.cpg", fault.FileName);
    }

    [Fact]
    public async Task An_encoding_asked_for_that_does_not_exist_is_an_error()
    {
        var fault = await Fault(WithText("Roban", "utf-8"), new(EncodingName: "utf-9"));
        Assert.Equal(ReadFaults.EncodingUnknown, fault.Code);
        Assert.Contains("utf-9", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_of_the_encoding_are_named_with_record_and_column()
    {
        var fault = await Fault(WithText("Singkawang é", "windows-1252", cpg: "UTF-8"));
        Assert.Equal(ReadFaults.TextUndecodable, fault.Code);
        Assert.Equal(1, fault.RecordNumber);
        Assert.Contains("NAMOBJ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("windows-1252", fault.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_likely_encoding_is_offered_and_reads_the_file()
    {
        var path = WithText("新加坡国立大学的学生们在山口洋大伯公庙里祭拜天地父母", "gb18030", cpg: "UTF-8");
        var fault = await Fault(path);
        Assert.Equal(["gb18030"], fault.Choices);
        Assert.Contains("--encoding gb18030", fault.WayOut, StringComparison.Ordinal);
        Assert.StartsWith("新加坡", (string)(await Read(path, new(EncodingName: fault.Choices[0]))).Features[0].Attributes["NAMOBJ"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Singkawang é", "utf-8", "1252", "Singkawang Ã©")]
    [InlineData("Jalan ‘Tani’", "utf-8", "1252", "Jalan â€˜Taniâ€™")]
    [InlineData("大伯公", "utf-8", "1252", "å¤§ä¼¯å…¬")]
    [InlineData("Roban", "utf-8", "UTF-8", "Rob�an")]
    [InlineData("Singk?wang", "utf-8", "UTF-8", "Singk?wang")]
    [InlineData("�oban", "utf-8", "UTF-8", "�oban")]
    public async Task A_text_that_looks_wrongly_decoded_is_shown(string text, string written, string cpg, string shown) =>
        Assert.Equal([new SuspiciousText(1, "NAMOBJ", shown)], (await Read(WithText(text, written, cpg: cpg))).SuspiciousTexts);

    [Theory]
    [InlineData("Nyarumkop, Kaliasin?")]
    [InlineData("São José, Müller, Ångström, «passé», 5 °C")]
    [InlineData("大伯公廟三教中央")]
    public async Task A_text_in_order_is_not_suspected(string text) =>
        Assert.Empty((await Read(WithText(text, "utf-8", cpg: "UTF-8"))).SuspiciousTexts);

    [Fact]
    public async Task A_last_character_that_was_cut_in_half_is_dropped()
    {
        var bytes = Encoding.UTF8.GetBytes("大伯公")[..8];
        var files = Raw(1, Point(1, 1, 2));
        files["raw.dbf"] = Dbf([("NAMOBJ", 'C', 8, 0)], [bytes]);
        files["raw.cpg"] = "UTF-8"u8.ToArray();
        Assert.Equal("大伯", (await Read(_folder.Write(files))).Features[0].Attributes["NAMOBJ"]);
    }

    private string WithText(string text, string encoding, string? cpg = null, string? cst = null, byte driver = 0)
    {
        var cell = new byte[100];
        cell.AsSpan().Fill((byte)' ');
        CodePages(encoding).GetBytes(text).CopyTo(cell, 0);
        var files = new Dictionary<string, byte[]>
        {
            ["a.shp"] = Raw(1, Point(1, 1, 2))["raw.shp"],
            ["a.dbf"] = Dbf([("NAMOBJ", 'C', 100, 0)], [cell], driver),
        };
        if (cpg is not null) files["a.cpg"] = Encoding.UTF8.GetBytes(cpg);
        if (cst is not null) files["a.cst"] = Encoding.UTF8.GetBytes(cst);
        return _folder.Write(files);
    }

    private static Encoding CodePages(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
