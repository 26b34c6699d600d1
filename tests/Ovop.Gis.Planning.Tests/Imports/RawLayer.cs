using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports;

/// <summary>Builds what a file said, record by record, on squares side by side within the city.</summary>
internal sealed class RawLayer
{
    private readonly List<(string Name, string Type)> _fields = [];
    private readonly List<(Geometry? Shape, Dictionary<string, object?> Values)> _records = [];

    public string Name { get; set; } = "TEST_LAYER";

    public static RawLayer Of(params string[] fields)
    {
        var layer = new RawLayer();
        layer._fields.AddRange(fields.Select(f => (f, "text")));
        return layer;
    }

    public static Polygon Square(int number) => Shapes.Rectangle(108.9 + number * 0.01 % 0.2, 0.8 + number / 20 * 0.01, 0.01, 0.01);

    public static double HectaresOf(Geometry shape) => new EllipsoidalArea().Measure(shape).SquareMetres / 10_000;

    public RawLayer Typed(string field, string type)
    {
        _fields[_fields.FindIndex(f => f.Name == field)] = (field, type);
        return this;
    }

    public RawLayer Row(params object?[] values) => RowAt(Square(_records.Count), values);

    public RawLayer RowAt(Geometry? shape, params object?[] values)
    {
        _records.Add((shape, _fields.Select((f, i) => (f.Name, Value: i < values.Length ? values[i] : null)).ToDictionary(x => x.Name, x => x.Value)));
        return this;
    }

    /// <summary>Sets a value in a record that is there.</summary>
    public RawLayer Set(int record, string field, object? value)
    {
        _records[record].Values[field] = value;
        return this;
    }

    public RawLayer SetAll(string field, object? value)
    {
        for (var i = 0; i < _records.Count; i++) Set(i, field, value);
        return this;
    }

    public RawLayer Shape(int record, Geometry? shape)
    {
        _records[record] = (shape, _records[record].Values);
        return this;
    }

    public RawLayer Without(string field)
    {
        _fields.RemoveAll(f => f.Name == field);
        return this;
    }

    public RawDataset Raw => new(Name, "Shapefile", "test.zip", "00", new CrsDeclaration("EPSG:4326", "test"), null, [.. _fields.Select(f => new RawField(f.Name, f.Type))],
        [.. _records.Select((r, i) => new RawFeature(i + 1, r.Shape, r.Values))]);

    public ImportReport Check(string? layer = null, string? profile = null) => Importer.Check(
        Raw, new ImportRequest(layer is null ? null : CollectionId.From(layer), null) { Profile = profile }, null, TestContext.Current.CancellationToken);
}
