using System.Globalization;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>All shapes of a .shp, record by record.</summary>
internal static class ShpShapes
{
    private const int ProgressEvery = 256;

    /// <param name="rows">How many records the .dbf has; null where there is none.</param>
    public static List<ReadShape> Read(ShpFile shp, FilePart part, string dbfName, int? rows, ReadBudget budget, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (rows is not null && shp.Count is { } known && known != rows) throw CountsDiffer(part.Name, Number(known), dbfName, rows.Value);
        var geometry = new ShpGeometry(shp.ShapeType, budget, cancellationToken);
        var shapes = new List<ReadShape>(shp.Count ?? 0);
        while (shp.HasNext(shapes.Count))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (shapes.Count >= rows) throw CountsDiffer(part.Name, $"more than {Number(shapes.Count)}", dbfName, rows.Value);
            budget.Features(shapes.Count + 1);
            shapes.Add(One(shp, geometry, part.Name, shapes.Count));
            if (shapes.Count % ProgressEvery == 0) progress?.Report(shapes.Count);
        }
        if (rows is not null && shapes.Count != rows) throw CountsDiffer(part.Name, Number(shapes.Count), dbfName, rows.Value);
        progress?.Report(shapes.Count);
        return shapes;
    }

    private static ReadShape One(ShpFile shp, ShpGeometry geometry, string file, int i)
    {
        try
        {
            return geometry.Read(shp.Next(i));
        }
        catch (ShapeDamageException e)
        {
            throw new UnreadableFileException(ReadFaults.ShapefileRecordDamaged, file,
                $"Record {i + 1} of {file}: {e.Message}.", "Ask for the file again; it was cut or changed on its way.", i + 1, e);
        }
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static UnreadableFileException CountsDiffer(string shp, string shapes, string dbf, int rows) => new(
        ReadFaults.ShapefileCountsDiffer, shp,
        $"{shp} has {shapes} shapes and {dbf} has {rows:N0} records; they must be the same number.",
        "Ask for the parts of one and the same save; these were edited apart.");
}
