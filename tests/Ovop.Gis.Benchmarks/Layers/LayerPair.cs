using NetTopologySuite.Geometries;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Benchmarks.Layers;

/// <summary>Villages and zones, in longitude and latitude.</summary>
internal sealed record LayerPair(string Name, IReadOnlyList<Geometry> Villages, IReadOnlyList<Geometry> Zones)
{
    private const double West = 109.0, South = -1.5, VillageDegrees = 0.08;
    private const int VillageColumns = 46;

    /// <summary>The same in metres, UTM 49 north.</summary>
    public LayerPair Projected()
    {
        var utm = Reprojection.FromWgs84(KnownCrs.Utm49North);
        return new LayerPair(Name, [.. Villages.Select(utm.Apply)], [.. Zones.Select(utm.Apply)]);
    }

    /// <summary>The province's villages by its 2,000 or 20,000 zones where the real layers lie beside the repository, else made-up ones of the same size.</summary>
    public static async Task<LayerPair> OfProvinceAsync(string repository, int zones, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("OVOP_SHARED") ?? Path.Combine(repository, "..", "shared"), "geodata");
        var (villages, plan) = (Path.Combine(folder, "kalbar-desa.zip"), Path.Combine(folder, $"kalbar-zones-{zones / 1000}k.zip"));
        if (File.Exists(villages) && File.Exists(plan))
            return new LayerPair($"2,130 villages × {zones:#,0} zones", await ReadAsync(villages, cancellationToken).ConfigureAwait(false), await ReadAsync(plan, cancellationToken).ConfigureAwait(false));
        await Console.Error.WriteLineAsync($"{Path.GetFileName(villages)} and {Path.GetFileName(plan)} are not beside this clone: made-up layers of the same size instead").ConfigureAwait(false);
        return MadeUp(2_130, zones);
    }

    public static LayerPair MadeUp(int villages, int zones)
    {
        var height = Math.Ceiling(villages / (double)VillageColumns) * VillageDegrees;
        var zoneDegrees = Math.Sqrt(VillageColumns * VillageDegrees * height / zones);
        return new LayerPair($"{villages:#,0} × {zones:#,0} made-up cells",
            Cells(new CellMesh(West, South, VillageDegrees, 29), villages, VillageColumns),
            Cells(new CellMesh(West, South, zoneDegrees, 24, Seed: 61), zones, (int)Math.Ceiling(VillageColumns * VillageDegrees / zoneDegrees)));
    }

    /// <summary>The first cells of a mesh, row by row.</summary>
    public static Geometry[] Cells(CellMesh mesh, int count, int columns)
    {
        var cells = new Geometry[count];
        Parallel.For(0, count, i => cells[i] = FlatCoordinates.LonLatFactory.CreatePolygon(
            FlatCoordinates.LonLatFactory.CreateLinearRing(FlatCoordinates.Sequence([.. mesh.Ring(i % columns, i / columns).SelectMany(p => new[] { p.X, p.Y })]))));
        return cells;
    }

    private static async Task<Geometry[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var raw = await new DatasetReaders().ReadAsync(file, new ReadOptions(), cancellationToken).ConfigureAwait(false);
        return [.. raw.Features.Select(feature => feature.Geometry ?? throw new InvalidOperationException($"{file}: record {feature.RecordNumber} has no shape"))];
    }
}
