using NetTopologySuite.Geometries;
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
        var within = request.WithinMetres is { } metres ? Distance.FromMetres(metres) : (Distance?)null;
        var reference = request.Measure == Measure.Edge ? Reference.Edge : Reference.Point;
        var found = ProximityQuery.Find(layer.Snapshot, origin.Geometry, reference, within, request.Nearest, cancellationToken);
        var report = new NearReport(origin.Named, [.. found.Select(n => Item(layer, n))], new Passport(
            Id, [layer.Origin, .. origin.Layer is { } from && from != layer.Origin ? [from] : Array.Empty<PassportInput>()],
            "EPSG:4326", GeodesicDistance.Id, Rule, new Dictionary<string, double>(StringComparer.Ordinal), Form.Write(request), PassportEngine.Current));
        return report with { Passport = report.Passport.SealedFor(report, Form.Asked(request)) };
    }

    private static NearItem Item(Layer layer, Neighbour neighbour)
    {
        var feature = layer.Features[neighbour.Feature];
        var to = neighbour.Separation.To;
        return new NearItem(feature.Id, layer.NameOf(feature), neighbour.Separation.Distance, neighbour.Separation.Bearing, new Place(to.LongitudeDegrees, to.LatitudeDegrees));
    }
}
