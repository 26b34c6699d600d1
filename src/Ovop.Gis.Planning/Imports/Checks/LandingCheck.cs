using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Plans;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Does it land on Singkawang? Where not, names the likely cause.</summary>
internal static class LandingCheck
{
    public static void Run(CollectionId layer, Crs crs, RawDataset raw, List<ImportedFeature> features, FindingList findings)
    {
        var extent = features.Where(f => f.Geometry is { IsEmpty: false }).Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!)));
        if (extent.IsEmpty || extent.Intersects(CityOfSingkawang.Extent)) return;

        var (id, en) = Cause(crs, raw, extent);
        var where = FormattableString.Invariant($"{(extent.MinX + extent.MaxX) / 2:0.###} E, {(extent.MinY + extent.MaxY) / 2:0.###} N");
        var place = new Place((extent.MinX + extent.MaxX) / 2, (extent.MinY + extent.MaxY) / 2);
        var isReference = layer == CollectionId.Kelurahan || layer == CollectionId.Zones || layer == CollectionId.Clusters;
        Action<string, int?, Place?, string, string> report = isReference ? findings.Error : findings.Warning;
        report("not-on-singkawang", null, place, $"Lapisan ini jatuh di {where}, di luar Kota Singkawang. {id}", $"The layer lands at {where}, outside Kota Singkawang. {en}");
    }

    public static bool LiesOnCity(Reprojection toWgs84, Box extent)
    {
        var corners = new Coordinate[] { new(extent.MinX, extent.MinY), new(extent.MaxX, extent.MaxY) };
        var line = toWgs84.Apply(GeometryFactory.Default.CreateLineString(corners));
        return !GeometryCheck.HasNonFinite(line) && Box.Of(line).Intersects(CityOfSingkawang.Extent) && line.EnvelopeInternal.Diameter < 5;
    }

    private static (string Id, string En) Cause(Crs crs, RawDataset raw, Box extent)
    {
        var city = CityOfSingkawang.Extent;
        if (new Box(extent.MinY, extent.MinX, extent.MaxY, extent.MaxX).Intersects(city))
            return ("Lintang dan bujur tertukar.", "Latitude and longitude are swapped.");
        if (new Box(extent.MinX, -extent.MaxY, extent.MaxX, -extent.MinY).Intersects(city))
            return ("Tanda lintang terbalik: kota ini di utara khatulistiwa.", "The sign of the latitude is wrong: the city lies north of the equator.");
        return CrsCheck.Propose(raw) is { } likely && likely != crs.Id
            ? ($"Koordinatnya cocok dengan {likely}: coba --crs {likely}.", $"Its coordinates would fit {likely}: try --crs {likely}.")
            : ("Periksa sistem koordinatnya, atau sebutkan dengan --crs EPSG:n.", "Check its reference system, or say it with --crs EPSG:n.");
    }
}
