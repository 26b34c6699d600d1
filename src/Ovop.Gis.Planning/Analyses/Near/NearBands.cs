using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.Near;

/// <summary>Sorts what was found into the rings that were asked for.</summary>
internal static class NearBands
{
    /// <summary>The outer edge of each ring, none beyond where the answer ends; null where none were asked for.</summary>
    internal static IReadOnlyList<double>? EdgesMetres(NearRequest request)
    {
        if (request.Bands is not { } text) return null;
        if (!DistanceBands.TryParse(text, out var edges, out var fault)) throw new RefusedException("bands", fault);
        if (request.WithinMetres is not { } within || within >= edges[^1]) return edges;
        return [.. edges.Where(e => e < within), within];
    }

    internal static IReadOnlyList<NearBand>? Of(IReadOnlyList<double>? edgesMetres, IReadOnlyList<Neighbour> found, IReadOnlyList<NearItem> items)
    {
        if (edgesMetres is null) return null;
        var ids = Array.ConvertAll(new int[edgesMetres.Count], _ => new List<string>());
        for (var i = 0; i < found.Count; i++)
        {
            var band = 0;
            while (band < edgesMetres.Count - 1 && !GeodesicDistance.IsWithin(found[i].Separation, Distance.FromMetres(edgesMetres[band]))) band++;
            ids[band].Add(items[i].Id);
        }

        return [.. ids.Select((list, band) => new NearBand(band == 0 ? 0 : edgesMetres[band - 1], edgesMetres[band], list.Count, list))];
    }
}
