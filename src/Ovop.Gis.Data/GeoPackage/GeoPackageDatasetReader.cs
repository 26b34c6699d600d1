using System.Globalization;
using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>Reads one feature table of a GeoPackage that another program made.</summary>
public sealed class GeoPackageDatasetReader(ReadLimits? limits = null) : IDatasetReader
{
    private const string Format = "GeoPackage";
    private const int ProgressEvery = 256;
    private readonly ReadLimits _limits = limits ?? new();

    public bool CanRead(string path) => Path.GetExtension(path).Equals(".gpkg", StringComparison.OrdinalIgnoreCase);

    public Task<RawDataset> ReadAsync(string path, ReadOptions options, CancellationToken cancellationToken) =>
        ReadAsync(SourceFile.Loose(path), options, cancellationToken);

    internal async Task<RawDataset> ReadAsync(SourceFile source, ReadOptions options, CancellationToken cancellationToken)
    {
        var sha256 = await source.HashAsync(cancellationToken).ConfigureAwait(false);
        using var file = GeoPackageFile.Open(source, _limits, cancellationToken);
        var layer = ChooseLayer(file, options);
        file.Guarded(() => file.CheckPages(layer.Table));
        CrsDeclaration? crs = null;
        file.Guarded(() => crs = ReadCrs(file, layer.SrsId));
        var table = new RawTable();
        var features = new List<RawFeature>();
        var suspicions = new SuspicionList();
        file.Guarded(() => ReadFeatures(file, layer, table, features, suspicions, options, cancellationToken));
        return new RawDataset(layer.Table, Format, source.Origin, sha256, crs, null, table.Settle(), features) { SuspiciousTexts = suspicions.Found };
    }

    /// <summary>The layers of features; those that are tables with their number of rows, since to count a view is to run it.</summary>
    internal static IReadOnlyList<RawLayer> Layers(SourceFile source, ReadLimits limits, CancellationToken cancellationToken)
    {
        using var file = GeoPackageFile.Open(source, limits, cancellationToken);
        var layers = new List<RawLayer>();
        var found = FindLayers(file);
        file.Guarded(() => layers.AddRange(found.Select(layer => new RawLayer(layer.Table, Format, file.IsTable(layer.Table) ? Count(file, layer.Table) : null))));
        return layers;
    }

    private static long? Count(GeoPackageFile file, string table)
    {
        using var command = file.Command($"SELECT count(*) FROM {GeoPackageFile.Quoted(table)}");
        return command.ExecuteScalar() as long?;
    }

    private static Layer ChooseLayer(GeoPackageFile file, ReadOptions options) =>
        LayerChoice.Choose(FindLayers(file), options.LayerName, file.Name, layer => layer.Table);

    private static List<Layer> FindLayers(GeoPackageFile file)
    {
        const string wayOut = "Export the layer anew as a GeoPackage of features.";
        var layers = new List<Layer>();
        var isGeoPackage = false;
        file.Guarded(() =>
        {
            using var tables = file.Command("SELECT count(*) FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')");
            isGeoPackage = Convert.ToInt64(tables.ExecuteScalar(), CultureInfo.InvariantCulture) == 3;
        });
        if (!isGeoPackage)
            throw new UnreadableFileException(ReadFaults.GeoPackageTablesMissing, file.Name,
                $"{file.Name} is an SQLite database, but has not the gpkg_ tables of a GeoPackage with features.", wayOut);
        file.Guarded(() =>
        {
            using var command = file.Command("""
                SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c
                JOIN gpkg_geometry_columns g ON g.table_name = c.table_name COLLATE NOCASE
                WHERE c.data_type = 'features' ORDER BY c.table_name
                """);
            using var row = command.ExecuteReader();
            while (row.Read())
                if (row.GetValue(0) is string table && row.GetValue(1) is string column)
                    layers.Add(new Layer(table, column, row.GetValue(2) as long?));
        });
        if (layers.Count == 0)
            throw new UnreadableFileException(ReadFaults.GeoPackageWithoutLayer, file.Name, $"{file.Name} holds no layer of features.", wayOut);
        return layers;
    }

    private static CrsDeclaration? ReadCrs(GeoPackageFile file, long? srsId)
    {
        // By the standard, 0 and -1 stand for "not known".
        if (srsId is null or 0 or -1) return null;
        using var command = file.Command("SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = $id");
        command.Parameters.AddWithValue("$id", srsId);
        using var row = command.ExecuteReader();
        if (!row.Read()) return null;
        if (row.GetValue(0) is string organization && organization.Equals("EPSG", StringComparison.OrdinalIgnoreCase) && row.GetValue(1) is long and > 0)
            return new CrsDeclaration($"EPSG:{row.GetValue(1)}", "the gpkg_spatial_ref_sys row");
        return row.GetValue(2) is string definition && !definition.Trim().Equals("undefined", StringComparison.OrdinalIgnoreCase) && definition.Trim().Length > 0
            ? new CrsDeclaration(definition.Trim(), "the gpkg_spatial_ref_sys row")
            : null;
    }

    private void ReadFeatures(GeoPackageFile file, Layer layer, RawTable table, List<RawFeature> features, SuspicionList suspicions, ReadOptions options, CancellationToken cancellationToken)
    {
        using var command = file.Command($"SELECT * FROM {GeoPackageFile.Quoted(layer.Table)}");
        using var row = command.ExecuteReader();
        var budget = new ReadBudget(_limits, file.Name);
        budget.Columns(row.FieldCount);
        var draft = new ShapeDraft();
        var shape = Enumerable.Range(0, row.FieldCount).FirstOrDefault(i => row.GetName(i).Equals(layer.Column, StringComparison.OrdinalIgnoreCase), -1);
        if (shape < 0) throw file.Damaged($"has no column {layer.Column} in {layer.Table}, where the geometries should be");
        var columns = Enumerable.Range(0, row.FieldCount).Where(i => i != shape)
            .Select(i => (Index: i, Declared: row.GetDataTypeName(i).ToUpperInvariant())).ToArray();
        foreach (var (index, declared) in columns) table.Column(row.GetName(index), TypeOf(declared));
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = features.Count + 1;
            budget.Features(number);
            var values = Array.ConvertAll(columns, column => Value(row.GetValue(column.Index), column.Declared));
            for (var i = 0; i < values.Length; i++)
                if (values[i] is string text) suspicions.Look(text, number, table.Names[i]);
            var read = ShapeOf(row.GetValue(shape), draft, budget, file.Name, layer.Table, number);
            features.Add(new RawFeature(number, read.Geometry, table.Add(values)) { Fault = read.Fault });
            if (number % ProgressEvery == 0) options.Progress?.Report(number);
        }
        options.Progress?.Report(features.Count);
    }

    private static ReadShape ShapeOf(object value, ShapeDraft draft, ReadBudget budget, string file, string table, int number)
    {
        if (value is DBNull) return default;
        try
        {
            return value is byte[] blob ? GeoPackageBlob.Read(blob, draft, budget) : throw new BlobDamageException("its geometry is not a blob");
        }
        catch (BlobDamageException e)
        {
            throw new UnreadableFileException(ReadFaults.GeoPackageDamaged, file,
                $"Feature {number} of {table}: {e.Message}.", "Repair this feature in the program it came from and export the layer again.", number, e);
        }
    }

    private static string TypeOf(string declared) => declared switch
    {
        "BOOLEAN" => "boolean",
        "DATE" => "date",
        "TINYINT" or "SMALLINT" or "MEDIUMINT" or "INT" or "INTEGER" => "integer",
        "FLOAT" or "DOUBLE" or "REAL" => "number",
        _ => "text",
    };

    private static object? Value(object value, string declared) => value switch
    {
        DBNull => null,
        long and (0 or 1) when declared is "BOOLEAN" => (long)value == 1,
        string text when declared is "DATE" && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        // Pictures and other bytes have no type here; hex keeps them whole.
        byte[] bytes => Convert.ToHexStringLower(bytes),
        double real when !double.IsFinite(real) => null,
        _ => value,
    };

    private sealed record Layer(string Table, string Column, long? SrsId);
}
