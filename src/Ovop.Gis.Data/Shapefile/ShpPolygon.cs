using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>Rings of one record put together: a shapefile says shell or hole by direction only, and not which hole is whose.</summary>
internal sealed class ShpPolygon(ShapeDraft draft, CancellationToken cancellationToken)
{
    /// <summary>Vertices and boxes that may be looked at for one record; what is made to need more describes no place.</summary>
    private const long MostWork = 200_000_000;

    private long _work;

    public Geometry Assemble(List<LinearRing> rings)
    {
        if (rings.Count == 0) return draft.Polygon(null, []);
        if (rings.Count == 1) return draft.Polygon(rings[0], []);
        var all = rings.ConvertAll(line => new Ring(line));

        // The largest ring is always a shell; where it turns left, the writer used the other convention throughout.
        var largest = all.MaxBy(ring => Math.Abs(ring.SignedArea))!;
        var turned = largest.SignedArea < 0;
        foreach (var ring in all) ring.IsShell = ring == largest || (turned ? ring.SignedArea <= 0 : ring.SignedArea >= 0);
        GiveHoles(all);
        var polygons = all.Where(ring => ring.IsShell).Select(shell => draft.Polygon(shell.Line, shell.Holes)).ToArray();
        return polygons.Length == 1 ? polygons[0] : FlatCoordinates.Factory.CreateMultiPolygon(polygons);
    }

    private void GiveHoles(List<Ring> all)
    {
        var holes = all.FindAll(ring => !ring.IsShell);
        if (holes.Count == 0) return;
        var shellsBySize = all.Where(ring => ring.IsShell).OrderBy(ring => Math.Abs(ring.SignedArea)).ToList();
        var index = shellsBySize.Count == 1 ? null : PackedIndex.Build(shellsBySize.ConvertAll(ring => Box.Of(ring.Line)).ToArray());
        var met = new List<int>();
        foreach (var hole in holes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            met.Clear();
            index?.Query(Box.Of(hole.Line), met);
            Owner(hole, shellsBySize, met).Holes.Add(hole.Line);
        }
    }

    /// <summary>The smallest shell around the hole. Where none is, the hole stays a hole of a shell it meets, or of the largest: the validity check shall see it.</summary>
    private Ring Owner(Ring hole, List<Ring> shellsBySize, List<int> met)
    {
        if (met.Count == 0) return shellsBySize[^1];
        _work += met.Count;
        if (met.Count > 1) met.Sort();
        foreach (var i in met)
        {
            if (_work > MostWork) break;
            if (Contains(shellsBySize[i], hole)) return shellsBySize[i];
        }
        if (_work > MostWork)
            draft.Blame(ReadFaults.ShapeTooComplex, "Bentuk ini terlalu rumit: cincinnya terlalu banyak untuk dipasangkan.", "The shape is too complex: it has too many rings to tell which hole belongs where.");
        return shellsBySize[met[0]];
    }

    private bool Contains(Ring shell, Ring hole)
    {
        if (!shell.Line.EnvelopeInternal.Contains(hole.Line.EnvelopeInternal)) return false;
        var points = hole.Line.CoordinateSequence;
        for (var i = 0; i < points.Count && _work <= MostWork; i++)
        {
            _work += shell.Line.NumPoints;
            var place = RayCrossingCounter.LocatePointInRing(points.GetCoordinate(i), shell.Line.CoordinateSequence);
            if (place != Location.Boundary) return place == Location.Interior;
        }
        return true;
    }

    private sealed class Ring(LinearRing line)
    {
        public LinearRing Line => line;

        /// <summary>Positive for a ring that turns right, a shell by the shapefile's convention.</summary>
        public double SignedArea { get; } = NetTopologySuite.Algorithm.Area.OfRingSigned(line.CoordinateSequence);

        public bool IsShell { get; set; }

        public List<LinearRing> Holes { get; } = [];
    }
}
