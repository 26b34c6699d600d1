using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.Near;

/// <summary>What lies near the airport, a feature, or any place?</summary>
public sealed class NearAnalysis(LayerLibrary library) : IAnalysis<NearRequest, NearReport>
{
    private const string Rule = "Shortest path on the ellipsoid; nearest first, equal distances in the layer's order; a distance equal to the radius is within.";

    private static readonly RequestForm<NearRequest> Form = new();
    private static readonly IReadOnlyDictionary<string, double> NoTolerances = new Dictionary<string, double>(StringComparer.Ordinal).AsReadOnly();

    public static string Id => "near";
    public static LocalText Title => new("Di dekat suatu tempat", "Near a place");

    public async Task<NearReport> RunAsync(NearRequest request, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var layer = await LayerRequest.FindAsync(library, "of", request.Of, cancellationToken).ConfigureAwait(false);
        if (!layer.Collection.Description.IsSpatial) throw new RefusedException("of", $"the layer '{request.Of}' has no places to measure to.");
        var origin = await NearOrigin.FindAsync(library, request.From, request.Measure, cancellationToken).ConfigureAwait(false);
        return Compute(layer, origin, request, cancellationToken);
    }

    /// <summary>The pure part.</summary>
    public static NearReport Compute(Layer layer, NearOrigin origin, NearRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(request);
        var edges = NearBands.EdgesMetres(request);
        double? within = edges is null ? request.WithinMetres : edges[^1];
        var reference = request.Measure == Measure.Edge ? Reference.Edge : Reference.Point;
        var found = ProximityQuery.Find(
            layer.Snapshot, origin.Geometry, reference, within is { } metres ? Distance.FromMetres(metres) : null, request.Nearest, cancellationToken);
        var items = new NearItem[found.Count];
        for (var i = 0; i < items.Length; i++) items[i] = Item(layer, found[i]);
        var report = new NearReport(origin.Named, items, new Passport(
            Id, [layer.Origin, .. origin.Layer is { } from && from != layer.Origin ? [from] : Array.Empty<PassportInput>()],
            "EPSG:4326", GeodesicDistance.Id, Rule, NoTolerances, Form.Write(request), PassportEngine.Current), NearBands.Of(edges, found, items));
        return report with { Passport = report.Passport.SealedFor(report, Form.Asked(request)) };
    }

    private static NearItem Item(Layer layer, in Neighbour neighbour)
    {
        var to = neighbour.Separation.To;
        return new NearItem(
            layer.Features[neighbour.Feature].Id, layer.NameOf(neighbour.Feature), neighbour.Separation.Distance, neighbour.Separation.Bearing,
            new Place(to.LongitudeDegrees, to.LatitudeDegrees));
    }
}
