using System.Text.Json.Nodes;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.Output;

namespace Ovop.Gis.BuildGeodata.Layers;

/// <summary>The 26 kelurahan in order of code.</summary>
internal static class KelurahanLayer
{
    public static IEnumerable<LayerFeature> Features(CoverageResult coverage) =>
        coverage.Kelurahan.Select((fact, i) => new LayerFeature(fact.Code, coverage.Polygons[i], new JsonObject
        {
            ["code"] = fact.Code,
            ["name"] = fact.Name,
            ["kecamatan_code"] = fact.KecamatanCode,
            ["kecamatan"] = fact.Kecamatan,
            ["indicative"] = true,
        }));
}
