using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.Near;

/// <summary>What lies near a place, nearest first, equal distances in order of id.</summary>
public sealed record NearReport(NearFrom From, IReadOnlyList<NearItem> Items, Passport Passport) : IReport
{
    public ReportTable ToTable() => new(
        ["id", "name", "distance_m", "azimuth_degrees", "longitude", "latitude"],
        [.. Items.Select(i => (IReadOnlyList<object?>)[i.Id, i.Name, i.Distance.Metres, i.Azimuth.Degrees, i.Location.Longitude, i.Location.Latitude])]);
}

/// <summary>Where the distances start; for an edge measure the place on the edge differs by item, this is the reference point.</summary>
public sealed record NearFrom(string Id, string Name, double Longitude, double Latitude);

/// <param name="Azimuth">From the start towards the item, clockwise from true north.</param>
/// <param name="Location">The place on the item that was measured to.</param>
public sealed record NearItem(string Id, string Name, Distance Distance, Bearing Azimuth, Place Location);
