namespace Ovop.Gis.Service.Ogc;

/// <summary>The classes that are met; none is declared that is not tested.</summary>
internal static class OgcConformance
{
    private const string Features = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private const string Filters = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/";
    private const string Cql = "http://www.opengis.net/spec/cql2/1.0/conf/";

    public static IReadOnlyList<string> Classes { get; } =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        Features + "core", Features + "oas30", Features + "html", Features + "geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        Filters + "filter", Filters + "features-filter", Filters + "queryables", Filters + "queryables-query-parameters",
        Cql + "cql2-text", Cql + "cql2-json", Cql + "basic-cql2", Cql + "advanced-comparison-operators", Cql + "case-insensitive-comparison",
        Cql + "basic-spatial-functions", Cql + "basic-spatial-functions-plus", Cql + "spatial-functions", Cql + "temporal-functions", Cql + "arithmetic", Cql + "property-property",
    ];
}
