using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>From the name of a layer or reference system in a request to the thing, or a refusal that says what there is.</summary>
internal static class LayerRequest
{
    public static async Task<Layer> FindAsync(LayerLibrary library, string parameter, string text, CancellationToken cancellationToken)
    {
        if (CollectionId.TryParse(text, out var id))
        {
            if (await library.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } layer) return layer;
            if (await library.WhyAbsentAsync(id, cancellationToken).ConfigureAwait(false) is { } reason)
                throw new RefusedException(library.Moment is null ? parameter : MomentRequest.Parameter, reason);
        }

        var known = (await library.ListAsync(cancellationToken).ConfigureAwait(false)).Where(c => c.Description.IsSpatial).Select(c => c.Id);
        throw new RefusedException(parameter, $"there is no layer '{text}'; there are {string.Join(", ", known)}.");
    }

    public static async Task<Layer> PolygonsAsync(LayerLibrary library, string parameter, string text, CancellationToken cancellationToken)
    {
        var layer = await FindAsync(library, parameter, text, cancellationToken).ConfigureAwait(false);
        return layer.Features.Any(f => f.Geometry is Polygon or MultiPolygon)
            ? layer
            : throw new RefusedException(parameter, $"the layer '{text}' has no polygons, so it has no areas.");
    }

    public static Crs PlaneCrs(string parameter, string text)
    {
        var crs = KnownCrs.Find(text) ?? throw new RefusedException(parameter, $"'{text}' is not a known reference system; try EPSG:32649 (UTM 49N) or EPSG:23835 (TM-3 49.1).");
        return crs.IsGeographic ? throw new RefusedException(parameter, $"'{text}' is geographic; a plane area needs a projected system such as EPSG:32649.") : crs;
    }
}
