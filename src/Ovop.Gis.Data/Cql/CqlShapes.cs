using System.Text.Json;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Data.Cql;

/// <summary>Geometry literals of a filter, brought to longitude and latitude on WGS 84.</summary>
/// <param name="crs">The system that the filter's coordinates are in, axes as its authority orders them.</param>
public sealed class CqlShapes(Crs crs)
{
    private static readonly ReadLimits Limits = new() { MaxVertices = 100_000 };

    /// <summary>Longitude, latitude.</summary>
    public static CqlShapes Crs84 { get; } = new(KnownCrs.Crs84);

    internal Geometry OfWkt(ReadOnlySpan<char> text)
    {
        var draft = new ShapeDraft();
        try
        {
            return Land(draft.Take(new WktShape(text, draft, new ReadBudget(Limits, "the filter")).Whole()));
        }
        catch (WktFaultException)
        {
            throw CqlNames.Refuse($"'{CqlNames.Shown(text)}' is not a shape in WKT.");
        }
        catch (UnreadableFileException e)
        {
            throw CqlNames.Refuse(e.Message);
        }
    }

    internal Geometry OfGeoJson(JsonElement element)
    {
        var draft = new ShapeDraft();
        try
        {
            return Land(new GeoJsonGeometry(draft, new ReadBudget(Limits, "the filter")).Read(element));
        }
        catch (GeoJsonFaultException e)
        {
            throw CqlNames.Refuse($"a geometry cannot be read: {e.Message}.");
        }
        catch (UnreadableFileException e)
        {
            throw CqlNames.Refuse(e.Message);
        }
    }

    internal Geometry OfBox(IReadOnlyList<double> numbers)
    {
        if (numbers.Count is not (4 or 6)) throw CqlNames.Refuse("a box has four numbers, or six with heights.");
        var half = numbers.Count / 2;
        var (minX, minY, maxX, maxY) = (numbers[0], numbers[1], numbers[half], numbers[half + 1]);
        return Land(new ReadShape(new GeometryFactory().ToGeometry(new Envelope(minX, maxX, minY, maxY)), null));
    }

    private Geometry Land(ReadShape shape)
    {
        if (shape.Fault is { } fault) throw CqlNames.Refuse("a geometry cannot be read: " + fault.Text.En);
        if (shape.Geometry is not { } geometry) throw CqlNames.Refuse("a geometry is empty.");
        if (crs.AuthorityAxisOrder == AxisOrder.NorthFirst) geometry = FlatCoordinates.Swapped(geometry);
        var landed = Reprojection.ToWgs84(crs).Apply(geometry);
        return !landed.IsEmpty && Array.TrueForAll(landed.Coordinates, c => double.IsFinite(c.X) && Math.Abs(c.Y) <= 90)
            ? landed
            : throw CqlNames.Refuse($"a coordinate lies beyond the reach of {crs.Id}.");
    }
}
