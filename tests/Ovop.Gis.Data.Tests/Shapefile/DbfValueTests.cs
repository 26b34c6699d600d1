using System.Text;
using static Ovop.Gis.Data.Tests.Reading;
using static Ovop.Gis.Data.Tests.Shapefile.SampleShapefile;

namespace Ovop.Gis.Data.Tests.Shapefile;

public sealed class DbfValueTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData('N', 0, "      42", 42L)]
    [InlineData('N', 0, "-42     ", -42L)]
    [InlineData('N', 0, "        ", null)]
    [InlineData('N', 0, "********", null)]
    [InlineData('N', 2, "   12.50", 12.5)]
    [InlineData('N', 2, "      12", 12.0)]
    [InlineData('F', 0, "1.25E+01", 12.5)]
    [InlineData('D', 0, "20240229", "2024-02-29")]
    [InlineData('D', 0, "        ", null)]
    [InlineData('D', 0, "00000000", null)]
    [InlineData('C', 0, " Roban  ", " Roban")]
    [InlineData('C', 0, "Ro\0ban  ", "Ro")]
    [InlineData('C', 0, "        ", null)]
    public async Task Values_are_read_by_their_columns_type(char type, int decimals, string cell, object? expected)
    {
        var value = await One(type, 8, decimals, cell);
        Assert.Equal(expected, value is DateOnly date ? date.ToString("yyyy-MM-dd", null) : value);
    }

    [Theory]
    [InlineData("T", true)]
    [InlineData("y", true)]
    [InlineData("f", false)]
    [InlineData("N", false)]
    [InlineData("?", null)]
    [InlineData(" ", null)]
    public async Task Logical_values_are_true_false_or_nothing(string cell, bool? expected) =>
        Assert.Equal(expected, await One('L', 1, 0, cell));

    [Theory]
    [InlineData('N', 8, "12,50   ")]
    [InlineData('N', 8, "abc     ")]
    [InlineData('N', 8, "NaN     ")]
    [InlineData('D', 8, "20230229")]
    [InlineData('L', 1, "x")]
    public async Task A_value_that_is_not_of_its_type_is_named_with_record_and_column(char type, int length, string cell)
    {
        var fault = await Fault(Files(type, length, 0, cell));
        Assert.Equal(ReadFaults.DbfValueInvalid, fault.Code);
        Assert.Equal("raw.dbf", fault.FileName);
        Assert.Equal(1, fault.RecordNumber);
        Assert.Contains("KOLOM", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('M', 10)]
    [InlineData('G', 10)]
    [InlineData('\u0001', 4)]
    [InlineData('D', 6)]
    public async Task A_column_of_a_type_that_is_not_read_is_named(char type, int length)
    {
        var fault = await Fault(Files(type, length, 0, new string(' ', length)));
        Assert.Equal(ReadFaults.DbfFieldUnsupported, fault.Code);
        Assert.Contains("KOLOM", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FoxPro_binary_columns_are_read()
    {
        var files = Raw(1, Point(1, 1, 2));
        byte[] record = [.. BitConverter.GetBytes(-7), .. BitConverter.GetBytes(12.5), .. BitConverter.GetBytes(123_400L), .. BitConverter.GetBytes(2_460_311), .. BitConverter.GetBytes(3_723_000)];
        files["raw.dbf"] = Dbf([("I", 'I', 4, 0), ("B", 'B', 8, 0), ("Y", 'Y', 8, 0), ("T", 'T', 8, 0)], [record], version: 0x30);
        var read = (await Read(_folder.Write(files))).Features[0].Attributes;
        Assert.Equal(-7L, read["I"]);
        Assert.Equal(12.5, read["B"]);
        Assert.Equal(12.34, read["Y"]);
        Assert.Equal("2024-01-01T01:02:03", read["T"]);
    }

    [Fact]
    public async Task A_whole_number_too_long_for_an_integer_makes_its_column_a_number()
    {
        var files = Raw(1, Point(1, 1, 2), Point(1, 1, 2));
        files["raw.dbf"] = Dbf([("KOLOM", 'N', 20, 0)], ["99999999999999999999"u8.ToArray(), "                   1"u8.ToArray()]);
        var read = await Read(_folder.Write(files));
        Assert.Equal("number", read.Fields[0].Type);
        Assert.Equal([1e20, 1.0], read.Features.Select(feature => feature.Attributes["KOLOM"]));
    }

    [Fact]
    public async Task A_text_longer_than_255_bytes_is_read_whole()
    {
        var text = new string('x', 300);
        var files = Raw(1, Point(1, 1, 2));
        files["raw.dbf"] = Dbf([("KOLOM", 'C', 300, 0)], [Encoding.ASCII.GetBytes(text)]);
        Assert.Equal(text, (await Read(_folder.Write(files))).Features[0].Attributes["KOLOM"]);
    }

    [Fact]
    public async Task Columns_cut_to_the_same_name_are_numbered()
    {
        var files = Raw(1, Point(1, 1, 2));
        files["raw.dbf"] = Dbf([("KETERANGAN", 'C', 1, 0), ("KETERANGAN", 'C', 1, 0)], ["ab"u8.ToArray()]);
        var read = await Read(_folder.Write(files));
        Assert.Equal(["KETERANGAN", "KETERANGAN_2"], read.Fields.Select(field => field.Name));
        Assert.Equal(["a", "b"], read.Features[0].Attributes.Select(pair => pair.Value));
    }

    private async Task<object?> One(char type, int length, int decimals, string cell) =>
        (await Read(Files(type, length, decimals, cell))).Features[0].Attributes["KOLOM"];

    private string Files(char type, int length, int decimals, string cell)
    {
        var files = Raw(1, Point(1, 1, 2));
        files["raw.dbf"] = Dbf([("KOLOM", type, length, decimals)], [Encoding.ASCII.GetBytes(cell)]);
        return _folder.Write(files);
    }
}
