using System.Globalization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Cql;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Filters;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Service.Ogc.Features;

/// <summary>Which features, how many from where on, and in which reference system.</summary>
internal sealed record ItemsQuery(int Limit, int Offset, Filter? Filter, Crs Crs)
{
    public const int DefaultLimit = 100;
    public const int MostItems = 10_000;
    public const string GeometryName = "geometry";
    private const int StepsPerSide = 32;

    private static readonly string[] Reserved = ["f", "limit", "offset", "bbox", "bbox-crs", "datetime", "crs", "filter", "filter-lang", "filter-crs"];

    /// <summary>The attributes that can be asked for by their name alone.</summary>
    public static List<FieldSchema> FieldsOf(Collection collection) => [.. collection.Fields.Where(f => !Reserved.Contains(f.Name))];

    /// <exception cref="RefusedException">With every fault found.</exception>
    public static ItemsQuery Of(HttpRequest request, Collection collection)
    {
        var fields = FieldsOf(collection);
        var parameters = new OgcParameters(request, [.. Reserved, .. fields.Select(f => f.Name)]);
        var filters = new List<Filter>();
        var boxCrs = parameters.ReferenceSystem("bbox-crs");
        if (parameters.Try("bbox", text => BoxOf(text, boxCrs)) is { } box)
            filters.Add(new Filter.Spatial(SpatialRelation.Intersects, new Shape.OfFeature(GeometryName), new Shape.Literal(box)));
        parameters.Try("datetime", CheckTime);
        if (Condition(parameters, collection) is { } condition) filters.Add(condition);
        foreach (var field in fields)
            if (parameters.Try(field.Name, text => EqualTo(field, text)) is { } equal) filters.Add(equal);

        var query = new ItemsQuery(
            parameters.Whole("limit", DefaultLimit, 1, MostItems), parameters.Whole("offset", 0, 0, int.MaxValue),
            filters.Count switch { 0 => null, 1 => filters[0], _ => new Filter.And(filters) }, parameters.ReferenceSystem("crs"));
        parameters.RefuseFaults();
        return query;
    }

    /// <summary>The numbers of all features that meet the query, in the layer's order.</summary>
    public List<int> Select(Layer layer, CancellationToken cancellationToken)
    {
        if (Filter is null) return [.. Enumerable.Range(0, layer.Features.Count)];
        var evaluator = new FilterEvaluator(Filter);
        var candidates = FilterEvaluator.Bounds(Filter) is { } bounds ? layer.Snapshot.Candidates(bounds) : Enumerable.Range(0, layer.Features.Count);
        var found = new List<int>();
        foreach (var number in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (evaluator.IsMet(layer.Features[number])) found.Add(number);
        }

        return found;
    }

    private static Filter? Condition(OgcParameters parameters, Collection collection)
    {
        var language = parameters["filter-lang"] ?? "cql2-text";
        if (language is not ("cql2-text" or "cql2-json")) parameters.Blame("filter-lang", "must be cql2-text or cql2-json.");
        var shapes = new CqlShapes(parameters.ReferenceSystem("filter-crs"));
        return parameters.Try("filter", text =>
        {
            var filter = language == "cql2-json" ? CqlJson.Parse(text, shapes) : CqlText.Parse(text, shapes);
            new FilterCheck(collection.Fields, GeometryName).Check(filter);
            return filter;
        });
    }

    private static Filter.Compare EqualTo(FieldSchema field, string text) => new Filter.Compare(new Value.Property(field.Name), Comparison.Equal, field.Type switch
    {
        "integer" or "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new Value.Number(number) : throw new RefusedException(field.Name, "is a number."),
        "boolean" => bool.TryParse(text, out var flag) ? new Value.Flag(flag) : throw new RefusedException(field.Name, "is true or false."),
        _ => new Value.Text(text),
    });

    /// <summary>A box as what it covers on the ground: its sides are straight in its own system, so they are cut fine before they are carried over.</summary>
    private static Geometry BoxOf(string text, Crs crs)
    {
        var numbers = new List<double>();
        foreach (var part in text.Split(','))
            numbers.Add(double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : throw Wrong("a box is four numbers, or six with heights."));
        if (numbers.Count is not (4 or 6)) throw Wrong("a box is four numbers, or six with heights.");
        var half = numbers.Count / 2;
        var (one, other) = ((X: numbers[0], Y: numbers[1]), (X: numbers[half], Y: numbers[half + 1]));
        if (crs.AuthorityAxisOrder == AxisOrder.NorthFirst) (one, other) = ((one.Y, one.X), (other.Y, other.X));
        if (one.Y > other.Y) throw Wrong("the lower corner comes first.");
        if (one.X > other.X)
            return crs.IsGeographic ? FlatCoordinates.LonLatFactory.CreateMultiPolygon([Carried(one, (180, other.Y), crs), Carried((-180, one.Y), other, crs)]) : throw Wrong("the lower corner comes first.");
        return Carried(one, other, crs);
    }

    private static Polygon Carried((double X, double Y) low, (double X, double Y) high, Crs crs)
    {
        var corners = new[] { low, (high.X, low.Y), high, (low.X, high.Y), low };
        var xy = new List<double>();
        for (var side = 0; side < 4; side++)
            for (var step = 0; step < StepsPerSide; step++)
            {
                var t = step / (double)StepsPerSide;
                xy.Add(corners[side].Item1 + t * (corners[side + 1].Item1 - corners[side].Item1));
                xy.Add(corners[side].Item2 + t * (corners[side + 1].Item2 - corners[side].Item2));
            }

        xy.AddRange([xy[0], xy[1]]);
        var box = FlatCoordinates.LonLatFactory.CreatePolygon(FlatCoordinates.LonLatFactory.CreateLinearRing(FlatCoordinates.Sequence([.. xy])));
        var carried = (Polygon)Reprojection.ToWgs84(crs).Apply(box);
        return Array.TrueForAll(carried.Coordinates, c => double.IsFinite(c.X) && double.IsFinite(c.Y)) ? carried : throw Wrong($"it lies beyond the reach of {crs.Id}.");
    }

    /// <summary>No layer has a time of its own features, so a time selects nothing away; a malformed one is refused all the same.</summary>
    private static bool CheckTime(string text)
    {
        var ends = text.Split('/');
        var well = ends.Length <= 2 && Array.TrueForAll(ends, e => e is ".." or "" ? ends.Length == 2 : FilterLiterals.Instant(e) is not null);
        return well ? true : throw new RefusedException("datetime", "must be a date, a moment (RFC 3339), or an interval such as 2026-01-01/..");
    }

    private static RefusedException Wrong(string message) => new("bbox", message);
}
