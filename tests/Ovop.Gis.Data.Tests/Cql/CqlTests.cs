using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Cql;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Filters;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Cql;

public class CqlTests
{
    private static readonly FieldSchema[] Fields = [new("name", "text"), new("area", "number"), new("count", "integer"), new("active", "boolean"), new("date", "text"), new("kode \"x\"", "text")];

    private static Feature Pangmilang(params (string Name, object? Value)[] changes)
    {
        var attributes = new Dictionary<string, object?> { ["name"] = "Pangmilang", ["area"] = 12.5, ["count"] = 3L, ["active"] = true, ["date"] = "2026-11-24", ["kode \"x\""] = null };
        foreach (var (name, value) in changes) attributes[name] = value;
        return new Feature("1", Shapes.Wkt("POLYGON((108.95 0.8,108.96 0.8,108.96 0.81,108.95 0.81,108.95 0.8))"), attributes);
    }

    private static bool IsMet(string text, Feature? feature = null)
    {
        var filter = CqlText.Parse(text, CqlShapes.Crs84);
        new FilterCheck(Fields, "geometry").Check(filter);
        return new FilterEvaluator(filter).IsMet(feature ?? Pangmilang());
    }

    [Theory]
    [InlineData("name = 'Pangmilang'")]
    [InlineData("name <> 'Sedau' AND area > 12")]
    [InlineData("area BETWEEN 12 AND 13 and not count in (1, 2)")]
    [InlineData("name LIKE 'Pang%' AND name like '_ang%ng' and name NOT LIKE 'pang%'")]
    [InlineData("CASEI(name) LIKE casei('PANG%')")]
    [InlineData("CASEI('É') = casei('é')")]
    [InlineData("\"kode \"\"x\"\"\" IS NULL")]
    [InlineData("active")]
    [InlineData("NOT (NOT active)")]
    [InlineData("(area + 2.5) * count = 45 AND 7 div 2 = 3 AND 7 % 4 = 3 AND 2 ^ 3 ^ 2 = 512 AND -area < 0")]
    [InlineData("S_INTERSECTS(geometry, POINT(108.955 0.805))")]
    [InlineData("S_WITHIN(geometry, BBOX(108,0,110,2)) AND S_CONTAINS(BBOX(108,0,110,2), geometry)")]
    [InlineData("S_DISJOINT(geometry, LINESTRING(0 0, 1 1)) AND NOT S_TOUCHES(geometry, POINT(108.955 0.805)) AND S_TOUCHES(geometry, POINT(108.95 0.8))")]
    [InlineData("S_EQUALS(geometry, POLYGON((108.95 0.8,108.96 0.8,108.96 0.81,108.95 0.81,108.95 0.8)))")]
    [InlineData("date = DATE('2026-11-24') AND date < TIMESTAMP('2026-11-25T00:00:00+00:00')")]
    [InlineData("T_AFTER(date, DATE('2026-11-23')) AND T_INTERSECTS(date, INTERVAL('2026-01-01','..'))")]
    [InlineData("T_DURING(INTERVAL(date, date), INTERVAL('2026-01-01', '2026-12-31'))")]
    public void Pangmilang_meets(string text) => Assert.True(IsMet(text));

    [Theory]
    [InlineData("\"kode \"\"x\"\"\" = 'a'")]
    [InlineData("NOT (\"kode \"\"x\"\"\" = 'a')")]
    [InlineData("\"kode \"\"x\"\"\" IN ('a')")]
    [InlineData("\"kode \"\"x\"\"\" = 'a' AND active")]
    public void A_missing_value_lets_nothing_through_either_way(string text) => Assert.False(IsMet(text));

    [Fact]
    public void What_is_unknown_does_not_stop_what_is_true_beside_it() => Assert.True(IsMet("\"kode \"\"x\"\"\" = 'a' OR active"));

    [Theory]
    [InlineData("", "ends")]
    [InlineData("name =", "ends")]
    [InlineData("name = 'x", "does not end")]
    [InlineData("nosuch = 1", "no property 'nosuch'")]
    [InlineData("name = 1", "cannot be compared")]
    [InlineData("area LIKE 'x'", "a text is needed")]
    [InlineData("area", "a boolean is needed")]
    [InlineData("area + name > 1", "a number is needed")]
    [InlineData("geometry = 'x'", "S_INTERSECTS")]
    [InlineData("S_INTERSECTS(shape, POINT(1 1))", "called 'geometry'")]
    [InlineData("S_INTERSECTS(geometry, POINT(1))", "WKT")]
    [InlineData("S_INTERSECTS(geometry, POINT(1 1)", "expected")]
    [InlineData("S_INTERSECTS(geometry, BBOX(1,2,3))", "four numbers")]
    [InlineData("S_NEAR(geometry, POINT(1 1))", "no function")]
    [InlineData("T_DURING(date, DATE('2026-01-01'))", "intervals")]
    [InlineData("date = DATE('2026-13-01')", "no date")]
    [InlineData("name = 'x' name", "expected")]
    [InlineData("1e999 < area", "not a number")]
    public void What_is_wrong_is_named(string text, string part)
    {
        var refused = Assert.Throws<RefusedException>(() => IsMet(text));
        Assert.Contains(part, Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_encodings_say_the_same() => CqlWriting.Filters.Sample(filter =>
    {
        var (text, json) = (CqlWriting.Text(filter), CqlWriting.Json(filter));
        Assert.Equal(text, CqlWriting.Text(CqlText.Parse(text, CqlShapes.Crs84)));
        Assert.Equal(text, CqlWriting.Text(CqlJson.Parse(json, CqlShapes.Crs84)));
    }, iter: 2000);

    [Fact]
    public void A_damaged_filter_is_refused_and_never_worse() => Gen.Select(CqlWriting.Filters, Gen.Int[0, 1000], Gen.Char["()'\",.0eNO \\{}[]:"], Gen.Bool).Sample((filter, place, letter, isJson) =>
    {
        var text = isJson ? CqlWriting.Json(filter) : CqlWriting.Text(filter);
        text = text.Insert(place % (text.Length + 1), letter.ToString());
        if (place % 3 == 0) text = text[..(text.Length / 2)];
        try
        {
            var parsed = isJson ? CqlJson.Parse(text, CqlShapes.Crs84) : CqlText.Parse(text, CqlShapes.Crs84);
            new FilterCheck(Fields, "geometry").Check(parsed);
            new FilterEvaluator(parsed).IsMet(Pangmilang());
        }
        catch (RefusedException)
        {
        }
    }, iter: 5000);

    [Fact]
    public void A_tower_of_parentheses_is_refused() =>
        Assert.Throws<RefusedException>(() => CqlText.Parse(new string('(', 9000) + "active" + new string(')', 9000), CqlShapes.Crs84));

    [Theory]
    [InlineData("EPSG:4326", "POINT(0.805 108.955)")]
    [InlineData("EPSG:32649", "POINT(272502 89038)")]
    public void A_literal_is_in_the_filter_s_own_system_and_axis_order(string crs, string point)
    {
        var filter = CqlText.Parse($"S_INTERSECTS(geometry, {point})", new CqlShapes(KnownCrs.Find(crs)!));
        Assert.True(new FilterEvaluator(filter).IsMet(Pangmilang()));
    }

    [Fact]
    public void Like_is_what_a_regular_expression_says() => Gen.Select(Gen.String[Gen.Char["ab%_"], 0, 8], Gen.String[Gen.Char["ab"], 0, 10]).Sample((pattern, text) =>
    {
        var expression = "^" + pattern.Replace("%", ".*", StringComparison.Ordinal).Replace('_', '.') + "$";
        Assert.Equal(System.Text.RegularExpressions.Regex.IsMatch(text, expression), IsMet($"'{text}' LIKE '{pattern}'"));
    });

    [Fact]
    public void Outside_its_bounds_nothing_meets_a_filter() => Gen.Select(CqlWriting.Filters, Gen.Double[107, 110], Gen.Double[-1, 2]).Sample((filter, x, y) =>
    {
        var feature = new Feature("p", GeometryFactory.Default.CreatePoint(new Coordinate(x, y)), Pangmilang().Attributes);
        if (FilterEvaluator.Bounds(filter) is { } box && !box.Contains(x, y)) Assert.False(new FilterEvaluator(filter).IsMet(feature));
    });
}
