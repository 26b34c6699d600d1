using Ovop.Gis.Planning.Plans;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Looks for the reference systems and axis orders in which coordinates fall on the city.</summary>
internal static class LandingMends
{
    private const int MostMends = 3;

    /// <summary>A layer of the city or of its province; a box that is wider landed by chance.</summary>
    private const double WidestDegrees = 7;

    /// <summary>WGS 84, its UTM zones and the TM-3 zones of the land office, and web Mercator: what differs from these by metres only is not told apart by landing.</summary>
    private static readonly IReadOnlyList<Crs> Candidates =
    [
        KnownCrs.Wgs84, KnownCrs.Utm49North, KnownCrs.Tm3Zone491, KnownCrs.WebMercator,
        .. KnownCrs.All.Where(c => c != KnownCrs.Utm49North && c.EpsgCode is >= 32646 and <= 32654 or >= 32746 and <= 32754),
        .. KnownCrs.All.Where(c => c != KnownCrs.Tm3Zone491 && c.Name.Contains("TM-3", StringComparison.Ordinal)),
    ];

    /// <param name="rawExtent">Of the coordinates as the file gives them.</param>
    /// <param name="declared">What they were taken to be; null where nobody said.</param>
    /// <param name="swapped">Whether the user had the axes changed over already.</param>
    public static IReadOnlyList<LandingMend> Find(Box rawExtent, Crs? declared, bool swapped)
    {
        if (rawExtent.IsEmpty) return [];
        var systems = declared is null ? Candidates : [declared, .. Candidates.Where(c => c.Id != declared.Id)];
        var found = new List<LandingMend>();
        foreach (var swap in new[] { swapped, !swapped })
            foreach (var crs in systems)
            {
                if (crs.Id == declared?.Id && swap == swapped) continue;
                if (Landed(crs, swap ? Swapped(rawExtent) : rawExtent) is not { } extent) continue;
                found.Add(new LandingMend(Option(crs, declared, swap), crs.Id == declared?.Id ? null : crs.Id, swap, extent));
            }

        return [.. found.Take(MostMends)];
    }

    public static Box Swapped(Box box) => new(box.MinY, box.MinX, box.MaxY, box.MaxX);

    public static bool IsOnCity(Box extent) => !extent.IsEmpty && extent.Intersects(CityOfSingkawang.Extent);

    private static string Option(Crs crs, Crs? declared, bool swap)
    {
        var system = crs.Id == declared?.Id ? "" : $"--crs {crs.Id}";
        return swap && system.Length > 0 ? system + " --swap-axes" : swap ? "--swap-axes" : system;
    }

    private static Box? Landed(Crs crs, Box box)
    {
        if (crs.IsGeographic && (box.MinX < -180 || box.MaxX > 180 || box.MinY < -90 || box.MaxY > 90)) return null;
        var toWgs84 = Reprojection.ToWgs84(crs);
        var extent = Box.Empty;
        for (var i = 0; i <= 4; i++)
            for (var j = 0; j <= 4; j++)
            {
                var place = toWgs84.Apply(new NetTopologySuite.Geometries.Coordinate(box.MinX + (box.MaxX - box.MinX) * i / 4, box.MinY + (box.MaxY - box.MinY) * j / 4));
                if (!double.IsFinite(place.X) || !double.IsFinite(place.Y)) return null;
                extent = extent.Union(new Box(place.X, place.Y, place.X, place.Y));
            }

        return IsOnCity(extent) && extent.MaxX - extent.MinX < WidestDegrees && extent.MaxY - extent.MinY < WidestDegrees ? extent : null;
    }
}
