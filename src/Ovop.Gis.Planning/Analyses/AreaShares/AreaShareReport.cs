using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Analyses.AreaShares;

/// <summary>How much of each unit each zone takes. The parts of a unit and what lies outside every zone add to the whole unit.</summary>
/// <param name="Overlaid">How many units were split by overlay because sums over their borders could not decide.</param>
public sealed record AreaShareReport(
    IReadOnlyList<UnitShares> Units, IReadOnlyList<ZoneTotal> Zones, IReadOnlyList<SliverPart> Slivers, SharesTotal Total, int Overlaid, Passport Passport) : IReport
{
    public ReportTable ToTable()
    {
        var plane = Total.PlaneArea is not null;
        string[] columns = ["unit_code", "unit_name", "zone", "zone_name", "area_m2", "area_band_m2", "share_ratio", "share_band_ratio", .. plane ? ["plane_area_m2"] : Array.Empty<string>()];
        var rows = new List<IReadOnlyList<object?>>(Units.Sum(u => u.Parts.Count + 1) + Total.Parts.Count + 1);
        foreach (var unit in Units) AddRows(rows, unit.Code, unit.Name, unit.Parts, unit.Outside, plane);
        AddRows(rows, null, "total", Total.Parts, Total.Outside, plane);
        return new ReportTable(columns, rows);
    }

    private static void AddRows(List<IReadOnlyList<object?>> rows, string? code, string name, IReadOnlyList<ZonePart> parts, OutsidePart outside, bool plane)
    {
        foreach (var part in parts) Add(part.Zone, part.Name, part.Area, part.AreaBand, part.ShareRatio, part.ShareBandRatio, part.PlaneArea);
        Add("outside", "outside every zone", outside.Area, outside.AreaBand, outside.ShareRatio, outside.ShareBandRatio, outside.PlaneArea);

        void Add(string zone, string zoneName, Area area, Area band, double ratio, double ratioBand, Area? planeArea) =>
            rows.Add([code, name, zone, zoneName, area.SquareMetres, band.SquareMetres, ratio, ratioBand, .. plane ? [planeArea?.SquareMetres] : Array.Empty<object?>()]);
    }
}

/// <param name="AreaBand">How far the area may be off because drawn boundaries are only so exact.</param>
/// <param name="PlaneArea">In the plane reference system that was asked for; null where none was.</param>
public sealed record UnitShares(string Code, string Name, Area Area, Area AreaBand, Area? PlaneArea, IReadOnlyList<ZonePart> Parts, OutsidePart Outside);

/// <summary>What exactly one zone takes, or what several overlapping zones take together, counted once.</summary>
/// <param name="Zone">A zone's id; for an overlap the ids joined by '+'.</param>
/// <param name="ShareBandRatio">How far the share may be off: the area's band by the same whole as the share.</param>
/// <param name="OverlapOf">The zones that overlap here; null where it is one zone alone.</param>
/// <param name="Sliver">True where the part is below the sliver tolerance; null otherwise.</param>
public sealed record ZonePart(
    string Zone, string Name, Area Area, Area AreaBand, Area? PlaneArea, double ShareRatio, double ShareBandRatio, IReadOnlyList<string>? OverlapOf, bool? Sliver);

/// <summary>What no zone takes.</summary>
public sealed record OutsidePart(Area Area, Area AreaBand, Area? PlaneArea, double ShareRatio, double ShareBandRatio);

/// <summary>A zone as a whole: its own area, how much of it falls on units, overlaps included, and how much does not.</summary>
public sealed record ZoneTotal(string Zone, string Name, Area Area, Area AreaBand, Area InsideUnits, Area OutsideUnits);

public sealed record SliverPart(string UnitCode, string Zone, Area Area);

/// <summary>The same for all units together.</summary>
public sealed record SharesTotal(Area Area, Area AreaBand, Area? PlaneArea, IReadOnlyList<ZonePart> Parts, OutsidePart Outside);
