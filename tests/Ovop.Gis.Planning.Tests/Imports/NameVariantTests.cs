using CsCheck;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Tests.Imports;

public class NameVariantTests
{
    /// <summary>The code that a name alone leads to; null where none is certain.</summary>
    private static string? CodeOf(string name)
    {
        var report = RawLayer.Of("NAMOBJ").Row(name).Check("kelurahan");
        return report.Staged?.Features[0].Id;
    }

    private static string? KindOf(string code, string name) =>
        RawLayer.Of("KDEPUM", "NAMOBJ").Row(code, name).Check("kelurahan").Findings.Select(f => f.Code).FirstOrDefault(c => c.StartsWith("name-", StringComparison.Ordinal) || c == "code-name-disagree");

    [Theory]
    [InlineData("SUNGAI RASAU", "61.72.04.1004", "name-form")]
    [InlineData("Sungai  Rasau", "61.72.04.1004", "name-form")]
    [InlineData("Sungai-Rasau", "61.72.04.1004", "name-form")]
    [InlineData("Mayasopa", "61.72.03.1003", "name-form")]
    [InlineData("Maya-Sopa", "61.72.03.1003", "name-form")]
    [InlineData("Kel. Roban", "61.72.01.1001", "name-form")]
    [InlineData("Kelurahan Sekip Lama", "61.72.01.1003", "name-form")]
    [InlineData("Sei Rasau", "61.72.04.1004", "name-variant")]
    [InlineData("SEI. GARAM HILIR", "61.72.04.1001", "name-variant")]
    [InlineData("Sungei Wie", "61.72.01.1006", "name-variant")]
    [InlineData("Seibulan", "61.72.04.1003", "name-variant")]
    [InlineData("S. Bulan", "61.72.04.1003", "name-variant")]
    [InlineData("Pamilang", "61.72.05.1004", "name-variant")]
    [InlineData("Semalagi Kecil", "61.72.04.1007", "name-variant")]
    [InlineData("Bagak", "61.72.03.1004", "name-variant")]
    [InlineData("Melajoe", "61.72.02.1002", "name-variant")]
    [InlineData("Padjintan", "61.72.03.1001", "name-variant")]
    [InlineData("Djawa", "61.72.01.1004", "name-variant")]
    [InlineData("Tjondong", "61.72.01.1002", "name-variant")]
    [InlineData("Njarumkop", "61.72.03.1002", "name-variant")]
    [InlineData("Sidjangkoeng", "61.72.05.1003", "name-variant")]
    [InlineData("Sijangkng", "61.72.05.1003", "name-variant")]
    [InlineData("Setapuk Kesil", "61.72.04.1005", "name-variant")]
    public void A_spelling_that_occurs_is_known_by_name_alone_and_told(string name, string code, string kind)
    {
        Assert.Equal(code, CodeOf(name));
        Assert.Equal(kind, KindOf(code, name));
    }

    [Theory]
    [InlineData("Setapuk")]
    [InlineData("Sungai")]
    [InlineData("Singkawang")]
    [InlineData("Jakarta Pusat")]
    [InlineData("X")]
    [InlineData("-")]
    [InlineData("Kelurahan")]
    public void A_name_that_could_be_two_or_none_is_left_alone(string name) => Assert.Null(CodeOf(name));

    [Fact]
    public void No_two_registered_names_are_mistaken_for_each_other() => Assert.All(RegionRegister.Kelurahan, k => Assert.Equal(k.Code.ToString(), CodeOf(k.Name)));

    /// <summary>An oracle of its own: the full table of the optimal string alignment distance, written out plainly.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var least = Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1);
                least = Math.Min(least, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, d[i - 2, j - 2] + 1);
                d[i, j] = least;
            }

        return d[a.Length, b.Length];
    }

    private static string Letters(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    [Fact]
    public void One_wrong_letter_in_a_long_name_leads_home_and_never_elsewhere() =>
        Gen.Select(Gen.Int[0, RegionRegister.Kelurahan.Count - 1], Gen.Int[0, 40], Gen.Char['a', 'z']).Sample((k, at, letter) =>
        {
            var region = RegionRegister.Kelurahan[k];
            var place = at % region.Name.Length;
            var written = region.Name[..place] + letter + region.Name[(place + 1)..];
            var found = CodeOf(written);
            var rivals = RegionRegister.Kelurahan.Where(r => r != region).Min(r => Distance(Letters(r.Name), Letters(written)));
            // Well apart from all others and long enough to bear a fault.
            if (Letters(region.Name).Length >= 8 && rivals >= 6) Assert.Equal(region.Code.ToString(), found);
            if (found is not null && found != region.Code.ToString()) Assert.True(rivals <= 3, $"'{written}' led to {found}");
        }, iter: 400);

    [Fact]
    public void Nonsense_finds_nothing() =>
        Gen.String[Gen.Char['q', 'z'], 8, 20].Where(t => RegionRegister.Kelurahan.All(r => Distance(Letters(r.Name), Letters(t)) > 5)).Sample(t => Assert.Null(CodeOf(t)), iter: 200);
}
