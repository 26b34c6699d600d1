using System.Globalization;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Proximity;

namespace Ovop.Gis.Planning.Analyses.Near;

/// <summary>Where distances start: the shape that is measured from, and how it is called.</summary>
/// <param name="Layer">The layer the shape comes from; null for a place given by its coordinates.</param>
public sealed record NearOrigin(Geometry Geometry, NearFrom Named, PassportInput? Layer)
{
    private const string ReferencePoint = "arp";
    private const string Land = "land";

    public static async Task<NearOrigin> FindAsync(LayerLibrary library, string text, Measure measure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(text);
        if (text == CollectionId.Airport.ToString()) return await AirportAsync(library, measure, cancellationToken).ConfigureAwait(false);
        if (text.Contains(',', StringComparison.Ordinal)) return At(text);
        if (text.Split('/') is [var layer, var id])
        {
            var found = await LayerRequest.FindAsync(library, "from", layer, cancellationToken).ConfigureAwait(false);
            var feature = found.Find(id) ?? throw new RefusedException("from", $"the layer '{layer}' has no feature '{id}'.");
            return Of(found, feature, feature.Geometry, text, found.NameOf(feature));
        }

        throw new RefusedException("from", $"'{text}' is no place: give airport, LAYER/FEATURE such as sites/danau-biru, or longitude,latitude such as 108.957,0.798.");
    }

    /// <summary>The airport is its reference point; by edges it is its land. The point keeps its place in both.</summary>
    private static async Task<NearOrigin> AirportAsync(LayerLibrary library, Measure measure, CancellationToken cancellationToken)
    {
        var airport = await LayerRequest.FindAsync(library, "from", CollectionId.Airport.ToString(), cancellationToken).ConfigureAwait(false);
        var point = airport.Find(ReferencePoint) ?? throw new RefusedException("from", $"the layer 'airport' has no feature '{ReferencePoint}'.");
        var land = measure == Measure.Edge ? airport.Find(Land)?.Geometry ?? throw new RefusedException("measure", $"the layer 'airport' has no feature '{Land}', so it has no edge.") : null;
        return Of(airport, point, land ?? point.Geometry, CollectionId.Airport.ToString(), airport.NameOf(point));
    }

    private static NearOrigin Of(Layer layer, Feature named, Geometry? geometry, string id, string name) =>
        geometry is { IsEmpty: false } && named.Geometry is { } shape && ProximityQuery.ReferencePoint(shape) is { } place
            ? new NearOrigin(geometry, new NearFrom(id, name, place.LongitudeDegrees, place.LatitudeDegrees), layer.Origin)
            : throw new RefusedException("from", $"'{id}' has no place on the map.");

    private static NearOrigin At(string text)
    {
        var numbers = text.Split(',');
        if (numbers.Length != 2 || !Parse(numbers[0], out var longitude) || !Parse(numbers[1], out var latitude))
            throw new RefusedException("from", $"'{text}' is not longitude,latitude in degrees, such as 108.957,0.798.");
        if (Math.Abs(longitude) > 180 || Math.Abs(latitude) > 90)
            throw new RefusedException("from", $"'{text}' is off the earth: longitude is within ±180 and latitude within ±90 degrees, longitude first.");
        return new NearOrigin(GeometryFactory.Default.CreatePoint(new Coordinate(longitude, latitude)), new NearFrom(text, text, longitude, latitude), null);
    }

    private static bool Parse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
