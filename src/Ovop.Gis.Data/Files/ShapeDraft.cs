using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.Files;

/// <summary>A record's shape, or why there is none.</summary>
internal readonly record struct ReadShape(Geometry? Geometry, RawFault? Fault);

/// <summary>Builds the parts of one shape from flat arrays; a part that no geometry can hold is mended or left out, and the first such fault is kept.</summary>
/// <param name="lowest">Ordinates below this are no numbers: the way a shapefile says "no data".</param>
internal sealed class ShapeDraft(double lowest = -double.MaxValue)
{
    private static GeometryFactory Factory => FlatCoordinates.Factory;
    private string? _code;
    private LocalText? _text;

    public void Blame(string code, string id, string en)
    {
        if (_code is null) (_code, _text) = (code, new LocalText(id, en));
    }

    public LinearRing? Ring(double[] xy, int number)
    {
        if (xy.Length == 0) return null;
        if (xy.Length < 2 * LinearRing.MinimumValidSize) return TooShort(number, xy.Length / 2);
        if (!FlatCheck.AllWithin(xy, lowest))
        {
            BlameNumber();
            xy = FlatCheck.Without(xy, lowest);
            if (xy.Length < 2 * LinearRing.MinimumValidSize - 2) return null;
        }
        if (!FlatCheck.IsClosed(xy))
        {
            Blame(ReadFaults.RingNotClosed, $"Cincin {number} tidak tertutup: titik terakhirnya bukan titik pertamanya.",
                $"Ring {number} is not closed: its last point is not its first.");
            xy = [.. xy, xy[0], xy[1]];
        }
        return xy.Length < 2 * LinearRing.MinimumValidSize ? null : Factory.CreateLinearRing(FlatCoordinates.Sequence(xy));
    }

    public LineString? Line(double[] xy, int number)
    {
        if (!FlatCheck.AllWithin(xy, lowest))
        {
            BlameNumber();
            xy = FlatCheck.Without(xy, lowest);
        }
        if (xy.Length != 2) return Factory.CreateLineString(FlatCoordinates.Sequence(xy));
        Blame(ReadFaults.LineTooShort, $"Garis {number} hanya memiliki satu titik.", $"Line {number} has only one point.");
        return null;
    }

    public Point? Point(double x, double y)
    {
        if (FlatCheck.IsWithin(x, lowest) && FlatCheck.IsWithin(y, lowest)) return Factory.CreatePoint(FlatCoordinates.Sequence([x, y]));
        BlameNumber();
        return null;
    }

    public Polygon Polygon(LinearRing? shell, IReadOnlyList<LinearRing> holes)
    {
        if (shell is not null) return Factory.CreatePolygon(shell, [.. holes]);
        if (holes.Count > 0) Blame(ReadFaults.RingMissing, "Poligon memiliki lubang tetapi tidak memiliki cincin luar.", "The polygon has holes but no outer ring.");
        return Factory.CreatePolygon();
    }

    /// <summary>What was built where all went well, else the fault with what was built beside it; the draft is then as new.</summary>
    public ReadShape Take(Geometry? built)
    {
        if (_code is null) return new(built, null);
        var fault = new RawFault(_code, _text!, built is { IsEmpty: false } ? built : null);
        (_code, _text) = (null, null);
        return new(null, fault);
    }

    private LinearRing? TooShort(int number, int points)
    {
        Blame(ReadFaults.RingTooShort, $"Cincin {number} hanya memiliki {points} titik.", $"Ring {number} has only {points} point{(points == 1 ? "" : "s")}.");
        return null;
    }

    private void BlameNumber() => Blame(ReadFaults.CoordinateNotFinite,
        "Koordinat bukan bilangan (NaN atau tak hingga).", "A coordinate is not a number (NaN or infinite).");
}
