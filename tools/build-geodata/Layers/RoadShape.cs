using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Layers;

/// <summary>A gentle S between two places, swung just so far that it has the published length.</summary>
internal static class RoadShape
{
    public static LineString Of(RoadFacts facts)
    {
        var (low, high) = (0.0, 0.5);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Ground.Metres(Swung(facts, middle)) < facts.LengthMetres) low = middle;
            else high = middle;
        }
        return Swung(facts, low);
    }

    private static LineString Swung(RoadFacts facts, double swing)
    {
        var (from, to) = (LocalPlane.From(Parameters.At(facts.Junction)), LocalPlane.From(Parameters.At(facts.End)));
        var chord = to - from;
        var aside = new PlanePoint(-chord.YMetres, chord.XMetres);
        var steps = facts.Vertices - 1;
        return Degrees.Factory.CreateLineString([.. Enumerable.Range(0, facts.Vertices).Select(i =>
        {
            var t = (double)i / steps;
            return Degrees.Coordinate(LocalPlane.ToPlace(from + chord * t + aside * (swing * 8 * t * (1 - t) * (1 - 2 * t))));
        })]);
    }
}
