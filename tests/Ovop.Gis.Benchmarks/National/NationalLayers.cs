using NetTopologySuite.Geometries;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Benchmarks.National;

/// <summary>A made-up country of 83,253 villages, and a plan that covers all of it, so that what they share must add to the country.</summary>
internal static class NationalLayers
{
    private const double RowsOfVillages = 240;

    /// <summary>How far a winding border can leave its cells.</summary>
    private const double MarginDegrees = 0.02;

    /// <summary>As many zones as cover one village in a plan's classes.</summary>
    private const int Classes = 24;

    public static Geometry[] Villages() => LayerPair.Cells(CountryLayer.Mesh, CountryLayer.Villages, CountryLayer.Columns);

    public static Geometry[] Zones(int count)
    {
        var (width, height) = (CountryLayer.Columns * CountryLayer.CellDegrees + 2 * MarginDegrees, RowsOfVillages * CountryLayer.CellDegrees + 2 * MarginDegrees);
        var columns = Enumerable.Range(1, count).Where(c => count % c == 0).MinBy(c => Math.Abs(c - Math.Sqrt(count * width / height)));
        // A cell more on each side, since the plan's own borders wind too.
        var cell = Math.Max(width / (columns - 2), height / (count / columns - 2));
        return LayerPair.Cells(new CellMesh(CountryLayer.West - MarginDegrees - cell, CountryLayer.South - MarginDegrees - cell, cell, 24, Seed: 61), count, columns);
    }

    /// <summary>As the product holds it: features with names beside the engine's snapshot.</summary>
    public static Layer Layer(CollectionId id, Geometry[] shapes)
    {
        var description = new CollectionDescription(id, 100, LocalText.Same(id.ToString()), "reference", "Polygon", "name", "class", false, 10, LocalText.Same(""), LocalText.Same(""), LayerStyle.Plain);
        var features = shapes.Select((shape, i) => new Feature($"{id}-{i}", shape, new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = $"{id} {i}", ["class"] = $"class-{i % Classes}" })).ToList();
        var version = new DatasetVersion(id, 1, new string('0', 64));
        return new Layer(new Collection(description, version, features.Count, default, []), features, Passport.Input(version));
    }
}
