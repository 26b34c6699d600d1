namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>Which projections the engine computes by itself, with the same bits on every machine.</summary>
internal static class OwnProjections
{
    /// <summary>Beyond this flattening the eighth order may lose nanometres.</summary>
    private const double GreatestFlattening = 0.01;

    internal static CrsDefinition? DefinitionOf(Crs crs) =>
        KnownCrs.EntryOf(crs)?.Definition ?? (WktNode.Parse(crs.Wkt) is { } root ? WktDefinition.Of(root).Definition : null);

    /// <summary>Null where the formula is not among them.</summary>
    internal static IMapProjection? Of(CrsDefinition definition)
    {
        if (definition.Projection is not { } projection) return null;
        var radius = definition.EquatorialRadiusMetres;
        var flattening = definition.InverseFlattening == 0 ? 0 : 1 / definition.InverseFlattening;
        if (flattening > GreatestFlattening) return null;

        var (origin, meridian, scale) = (projection.Value("latitude_of_origin"), projection.Value("central_meridian"), projection.Value("scale_factor"));
        var (east, north) = (projection.Value("false_easting"), projection.Value("false_northing"));
        return projection.Method switch
        {
            Projection.TransverseMercator => new TransverseMercator(radius, flattening, origin, meridian, scale, east, north),
            Projection.PseudoMercator when origin == 0 => new Mercator(radius, 0, meridian, scale, east, north),
            Projection.Mercator when origin == 0 => new Mercator(radius, flattening, meridian, scale, east, north),
            _ => null,
        };
    }
}
