using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>Rings of one record put together: a shapefile says shell or hole by direction only, and not which hole is whose.</summary>
internal static class ShpPolygon
{
    public static Geometry Assemble(Coordinate[][] rings, CancellationToken cancellationToken)
    {
        var all = new List<Ring>(rings.Length);
        for (var i = 0; i < rings.Length; i++)
            if (rings[i].Length > 0) all.Add(Ring.Create(rings[i], i + 1));
        if (all.Count == 0) return Geometry.DefaultFactory.CreatePolygon();

        // The largest ring is always a shell; where it turns left, the writer used the other convention throughout.
        var largest = all.MaxBy(ring => Math.Abs(ring.SignedArea))!;
        var turned = largest.SignedArea < 0;
        foreach (var ring in all) ring.IsShell = ring == largest || (turned ? ring.SignedArea <= 0 : ring.SignedArea >= 0);
        var shellsBySize = all.Where(ring => ring.IsShell).OrderBy(ring => Math.Abs(ring.SignedArea)).ToList();
        foreach (var hole in all.Where(ring => !ring.IsShell))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Owner(hole, shellsBySize).Holes.Add(hole.Line);
        }
        var polygons = all.Where(ring => ring.IsShell)
            .Select(shell => Geometry.DefaultFactory.CreatePolygon(shell.Line, [.. shell.Holes])).ToArray();
        return polygons.Length == 1 ? polygons[0] : Geometry.DefaultFactory.CreateMultiPolygon(polygons);
    }

    /// <summary>The smallest shell around the hole. Where none is, the hole stays a hole of a shell it meets, or of the largest: the validity check shall see it.</summary>
    private static Ring Owner(Ring hole, List<Ring> shellsBySize) =>
        shellsBySize.Find(shell => shell.Contains(hole))
        ?? shellsBySize.Find(shell => shell.Line.EnvelopeInternal.Intersects(hole.Line.EnvelopeInternal))
        ?? shellsBySize[^1];

    private sealed class Ring(LinearRing line, double signedArea)
    {
        public LinearRing Line => line;

        /// <summary>Positive for a ring that turns right, a shell by the shapefile's convention.</summary>
        public double SignedArea => signedArea;

        public bool IsShell { get; set; }

        public List<LinearRing> Holes { get; } = [];

        public static Ring Create(Coordinate[] points, int number)
        {
            if (points.Length < LinearRing.MinimumValidSize)
                throw new ShapeFaultException($"ring {number} has only {points.Length} points", isGeometry: true);
            if (!points[0].Equals2D(points[^1]))
                throw new ShapeFaultException($"ring {number} is not closed: its last point is not its first", isGeometry: true);
            var line = Geometry.DefaultFactory.CreateLinearRing(points);
            return new Ring(line, NetTopologySuite.Algorithm.Area.OfRingSigned(points));
        }

        public bool Contains(Ring hole)
        {
            if (!line.EnvelopeInternal.Contains(hole.Line.EnvelopeInternal)) return false;
            var shell = line.Coordinates;
            foreach (var point in hole.Line.Coordinates)
            {
                var place = PointLocation.LocateInRing(point, shell);
                if (place != Location.Boundary) return place == Location.Interior;
            }
            return true;
        }
    }
}
