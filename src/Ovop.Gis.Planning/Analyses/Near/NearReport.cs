using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.Near;

/// <summary>What lies near a place, nearest first, equal distances in the layer's order.</summary>
/// <param name="Bands">The same items by ring, the innermost first; null where no rings were asked for.</param>
public sealed record NearReport(NearFrom From, IReadOnlyList<NearItem> Items, Passport Passport, IReadOnlyList<NearBand>? Bands = null) : IReport
{
    public ReportTable ToTable()
    {
        if (Bands is null)
            return new ReportTable(
                ["id", "name", "distance_m", "azimuth_degrees", "longitude", "latitude"],
                [.. Items.Select(i => (IReadOnlyList<object?>)[i.Id, i.Name, i.Distance.Metres, i.Azimuth.Degrees, i.Location.Longitude, i.Location.Latitude])]);
        var bandOf = Bands.SelectMany(b => b.Ids.Select(id => (id, b.ToMetres))).ToDictionary(b => b.id, b => b.ToMetres, StringComparer.Ordinal);
        return new ReportTable(
            ["id", "name", "distance_m", "band_to_m", "azimuth_degrees", "longitude", "latitude"],
            [.. Items.Select(i => (IReadOnlyList<object?>)[i.Id, i.Name, i.Distance.Metres, bandOf[i.Id], i.Azimuth.Degrees, i.Location.Longitude, i.Location.Latitude])]);
    }
}

/// <summary>Where the distances start; for an edge measure the place on the edge differs by item, this is the reference point.</summary>
public sealed record NearFrom(string Id, string Name, double Longitude, double Latitude);

/// <summary>A ring round the start: what is farther than its inner edge and not farther than its outer one; the first has the start itself.</summary>
/// <param name="ToMetres">As asked, or where the answer ends if that is nearer.</param>
public sealed record NearBand(double FromMetres, double ToMetres, int Count, IReadOnlyList<string> Ids);

/// <param name="Azimuth">From the start towards the item, clockwise from true north.</param>
/// <param name="Location">The place on the item that was measured to.</param>
public sealed record NearItem(string Id, string Name, Distance Distance, Bearing Azimuth, Place Location);
