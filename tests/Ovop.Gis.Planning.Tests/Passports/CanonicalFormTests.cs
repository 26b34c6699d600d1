using System.Collections;
using System.Text;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.Differences;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Tests.Passports;

public class CanonicalFormTests
{
    private static readonly Passport Unsealed = new("handmade", [], "EPSG:4326", "none", "none",
        new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, object?>(StringComparer.Ordinal), PassportEngine.Current);

    private static readonly Handmade Report = new(
        "Ωmega \"é\" \\ \u0001\t𝄞 \uD800.", Area.FromSquareMetres(1234.56784999), Distance.FromMetres(10.0000005), Bearing.FromDegrees(359.9999999999), 0.1 + 0.2, -0.00000000000001,
        3, true, null, Mood.VeryGood, CollectionId.Zones, [new Entry("a", null), new Entry("b", 108.9571234567)], ["x", null], [1.5, 2],
        new Dictionary<string, double>(StringComparer.Ordinal) { ["z-ratio"] = 0.5, ["a-metres"] = 2 }, Unsealed);

    [Fact]
    public void The_form_is_the_bytes_that_the_description_says() => Assert.Equal(
        """
        {"angle":{"degrees":360.000000000},"area":{"squareMetres":1234.5678},"count":3,"entries":[{"id":"a"},{"id":"b","longitude":108.957123457}],"flag":true,"length":{"metres":10.000001},"listMetres":[1.500000,2.000000],"map":{"a-metres":2.000000,"z-ratio":0.500000000000},"mood":"very-good","otherRatio":0.000000000000,"shareRatio":0.300000000000,"text":"Ωmega \"é\" \\ \u0001\t𝄞 �.","texts":["x",null],"zones":"zones"}
        """, Encoding.UTF8.GetString(CanonicalForm.Bytes(Report)));

    /// <summary>Of the text above, by sha256sum.</summary>
    [Fact]
    public void The_hash_is_that_of_the_bytes() => Assert.Equal("7641582c4206e93b6d9d07c2df57b219575c7a6c9f8a6e03721b71abe4194635", CanonicalForm.Sha256(Report));

    [Fact]
    public void The_passport_and_what_is_null_take_no_part()
    {
        var other = Report with { Passport = Unsealed with { ResultSha256 = "x", Id = "y" } };
        Assert.Equal(CanonicalForm.Sha256(Report), CanonicalForm.Sha256(other));
        Assert.NotEqual(CanonicalForm.Sha256(Report), CanonicalForm.Sha256(Report with { Missing = "now there" }));
    }

    [Fact]
    public void A_report_too_long_to_keep_has_the_hash_of_its_bytes()
    {
        var entries = Enumerable.Range(0, 60_000).Select(i => new Entry("entry " + i, i / 7d)).ToList();
        var report = Report with { Entries = entries };
        Assert.True(CanonicalForm.Bytes(report).Length > 1 << 20);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(CanonicalForm.Bytes(report))), CanonicalForm.Sha256(report));
    }

    [Fact]
    public void Every_type_in_every_report_has_a_place_in_the_form()
    {
        var seen = new HashSet<Type>();
        AnalysisCatalog.Each(new Reports(t => Walk(t, "", seen)));
        Walk(typeof(VersionDifference), "", seen);
        Assert.Contains(typeof(FeatureChange), seen);
    }

    [Fact]
    public void A_number_whose_name_says_no_unit_is_a_fault_of_the_program() =>
        Assert.ThrowsAny<Exception>(() => CanonicalForm.Bytes(new Unitless(1.5, Unsealed)));

    [Fact]
    public void A_figure_that_is_no_number_is_a_fault_of_the_program() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CanonicalForm.Bytes(Report with { OtherRatio = double.NaN }));

    private static void Walk(Type type, string name, HashSet<Type> seen)
    {
        CanonicalShapes.OfValue(type, name);
        var inner = Nullable.GetUnderlyingType(type) ?? (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[^1] : type);
        if (inner != type) Walk(inner, name, seen);
        else if (type.Namespace?.StartsWith("Ovop.Gis.Planning", StringComparison.Ordinal) == true && type != typeof(Passport) && type != typeof(CollectionId) && seen.Add(type))
            foreach (var property in type.GetProperties())
                if (property.PropertyType != typeof(Passport)) Walk(property.PropertyType, property.Name, seen);
    }

    internal enum Mood
    {
        VeryGood,
    }

    internal sealed record Handmade(
        string Text, Area Area, Distance Length, Bearing Angle, double ShareRatio, double OtherRatio, int Count, bool Flag, string? Missing, Mood Mood, CollectionId Zones,
        IReadOnlyList<Entry> Entries, IReadOnlyList<string?> Texts, IReadOnlyList<double> ListMetres, IReadOnlyDictionary<string, double> Map, Passport Passport) : IReport
    {
        public ReportTable ToTable() => new([], []);
    }

    internal sealed record Entry(string Id, double? Longitude);

    private sealed record Unitless(double Height, Passport Passport) : IReport
    {
        public ReportTable ToTable() => new([], []);
    }

    private sealed class Reports(Action<Type> look) : IAnalysisVisitor
    {
        public void Visit<TAnalysis, TRequest, TReport>(Func<LayerLibrary, TAnalysis> create)
            where TAnalysis : IAnalysis<TRequest, TReport>
            where TRequest : class, new()
            where TReport : class, IReport => look(typeof(TReport));
    }
}
