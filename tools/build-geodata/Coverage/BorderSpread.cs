using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>How little the facts fix the borders: fits from other seeds agree as well and yet lie elsewhere.</summary>
internal static class BorderSpread
{
    /// <summary>Distances of border vertices off the coast to the same kelurahan's border in other fits, in ascending order.</summary>
    public static IReadOnlyList<double> Metres(FactBook facts, CoverageSettings settings, int otherSeeds)
    {
        var own = CoverageBuilder.Build(facts, settings);
        var coast = own.CoastalCodes.SelectMany(code => own.Coastline(code).Coordinates).ToHashSet();
        var metres = new List<double>();
        for (var i = 1; i <= otherSeeds; i++)
        {
            var other = CoverageBuilder.Build(facts, settings with { Seed = settings.Seed + (ulong)i });
            for (var k = 0; k < facts.Kelurahan.Count; k++)
            {
                var border = PlaneGeometry.InPlane(other.Polygons[k].ExteriorRing);
                foreach (var vertex in own.Polygons[k].ExteriorRing.Coordinates.Where(c => !coast.Contains(c)))
                {
                    var pair = new PointPairDistance();
                    DistanceToPoint.ComputeDistance(border, PlaneGeometry.InPlane(vertex), pair);
                    metres.Add(pair.Distance);
                }
            }
        }
        metres.Sort();
        return metres;
    }
}
