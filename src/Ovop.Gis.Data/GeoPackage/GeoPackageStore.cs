using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>The embedded store: one GeoPackage file, which QGIS opens as it is.</summary>
/// <remarks>A connection per call; SQLite's own locks let many read beside one that commits.</remarks>
public sealed class GeoPackageStore : IFeatureStore
{
    private readonly string _path;
    private readonly TimeProvider _clock;

    private GeoPackageStore(string path, TimeProvider clock) => (_path, _clock) = (path, clock);

    public string Path => _path;

    /// <summary>Opens a store that is there.</summary>
    /// <exception cref="StoreException">There is no such file, or it is not a store of this product.</exception>
    public static async Task<GeoPackageStore> OpenAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new StoreException($"There is no store at {path}.", "Give the path of a store with --store, or leave it out to make one from the default data.");

        var store = new GeoPackageStore(path, clock);
        await store.ListAsync(cancellationToken).ConfigureAwait(false);
        return store;
    }

    /// <summary>Makes a new store with the given layers. It appears at its path whole or not at all; one that is there already is kept.</summary>
    public static async Task<GeoPackageStore> CreateAsync(string path, IReadOnlyList<StagedDataset> layers, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        var draft = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            var store = new GeoPackageStore(draft, clock);
            await store.WriteSchemaAsync(cancellationToken).ConfigureAwait(false);
            foreach (var layer in layers) await store.CommitAsync(layer, CommitNote.DefaultData, cancellationToken).ConfigureAwait(false);
            if (!File.Exists(path)) File.Move(draft, path, overwrite: false);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException($"The store {path} cannot be made: its folder is not yours to write in.", "Give another path with --store.", e);
        }
        catch (IOException e) when (!File.Exists(path))
        {
            throw new StoreException($"The store {path} cannot be made: {e.Message}", "Give another path with --store, or free some space.", e);
        }
        finally
        {
            if (File.Exists(draft)) File.Delete(draft);
        }

        return await OpenAsync(path, clock, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(SqliteOpenMode.ReadWrite, cancellationToken).ConfigureAwait(false);
        try
        {
            await using var command = Command(connection, GeoPackageSql.SelectLayers);
            var collections = new List<Collection>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) collections.Add(ReadCollection(reader));
            return [.. collections.OrderBy(c => c.Description.Order).ThenBy(c => c.Id.ToString(), StringComparer.Ordinal)];
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
    }

    public async Task<Collection?> FindAsync(CollectionId id, int? version, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(SqliteOpenMode.ReadWrite, cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindAsync(connection, null, id, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
    }

    public async Task<StoredLayer?> ReadAsync(CollectionId id, int? version, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(SqliteOpenMode.ReadWrite, cancellationToken).ConfigureAwait(false);
        try
        {
            // One read transaction, so that description and features are of one version even while another process commits.
            await using var transaction = connection.BeginTransaction(deferred: true);
            if (await FindAsync(connection, transaction, id, cancellationToken).ConfigureAwait(false) is not { } collection) return null;
            var features = new List<Feature>(collection.FeatureCount);
            await using var command = Command(connection, GeoPackageSql.SelectFeatures(collection.Description, collection.Fields), transaction);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var geometryReader = new GeoPackageGeoReader { HandleSRID = false };
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) features.Add(ReadFeature(reader, collection, geometryReader));
            return new StoredLayer(collection, features);
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
    }

    public Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> ReportAsync(CollectionId id, int version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DatasetVersion?> RollbackAsync(CollectionId id, int to, string by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<DatasetVersion> CommitAsync(StagedDataset dataset, CommitNote note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        await using var connection = await ConnectAsync(SqliteOpenMode.ReadWrite, cancellationToken).ConfigureAwait(false);
        try
        {
            await using var transaction = connection.BeginTransaction();
            var writer = new GeoPackageLayerWriter(connection, transaction, _clock.GetUtcNow());
            var version = await writer.WriteAsync(dataset, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return version;
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
    }

    private async Task WriteSchemaAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(SqliteOpenMode.ReadWriteCreate, cancellationToken).ConfigureAwait(false);
        await using var stream = typeof(GeoPackageStore).Assembly.GetManifestResourceStream("Ovop.Gis.Data.GeoPackage.schema.sql")!;
        using var text = new StreamReader(stream);
        await using var command = Command(connection, GeoPackageSql.Header + await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<SqliteConnection> ConnectAsync(SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        // Reading needs the right to write too: after a killed commit it is the first reader who rolls back. SQLite still
        // opens a file that may only be read. No pool: a pooled connection keeps the file open after the store is done with it.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw Explain(e);
        }
    }

    private static async Task<Collection?> FindAsync(SqliteConnection connection, SqliteTransaction? transaction, CollectionId id, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, GeoPackageSql.SelectLayer, transaction);
        command.Parameters.AddWithValue("$layer", id.ToString());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? ReadCollection(reader) : null;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, SqliteTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        return command;
    }

    private static Collection ReadCollection(SqliteDataReader row)
    {
        var description = JsonSerializer.Deserialize<CollectionDescription>(row.GetString(0), WireJson.Options)!;
        var fields = JsonSerializer.Deserialize<List<FieldSchema>>(row.GetString(1), WireJson.Options)!;
        var extent = row.IsDBNull(5) ? Box.Empty : new Box(row.GetDouble(5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8));
        return new Collection(description, new DatasetVersion(description.Id, row.GetInt32(2), row.GetString(3)), row.GetInt32(4), extent, fields);
    }

    private static Feature ReadFeature(SqliteDataReader row, Collection collection, GeoPackageGeoReader geometryReader)
    {
        var column = 1;
        Geometry? geometry = null;
        if (collection.Description.IsSpatial)
        {
            if (!row.IsDBNull(column)) geometry = geometryReader.Read((byte[])row.GetValue(column));
            column++;
        }

        var attributes = new Dictionary<string, object?>(collection.Fields.Count, StringComparer.Ordinal);
        foreach (var field in collection.Fields)
        {
            attributes[field.Name] = row.IsDBNull(column) ? null : field.Type switch
            {
                "integer" => row.GetInt64(column),
                "number" => row.GetDouble(column),
                "boolean" => row.GetInt64(column) != 0,
                _ => row.GetString(column),
            };
            column++;
        }

        return new Feature(row.GetString(0), geometry, attributes);
    }

    private StoreException Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        8 => new StoreException($"The store {_path} is read-only.", "Give the file write permission, or another path with --store.", e),
        5 or 6 => new StoreException($"The store {_path} is locked by another program.", "Close the program that is writing to it (QGIS in edit mode?) and try again.", e),
        13 => new StoreException($"There is no space left for the store {_path}.", "Free some space on that disk; nothing was changed.", e),
        14 => new StoreException($"The store {_path} cannot be opened.", "Look at the path and at its permissions.", e),
        11 or 26 => new StoreException($"{_path} is not a store: it is damaged or no GeoPackage.", "Restore it from a copy, or move it away and a new one is made from the default data.", e),
        1 => new StoreException($"{_path} is no store of Ovop.Gis: {e.Message}", "To bring a GeoPackage in, use 'ovop load'; give the store's own path with --store.", e),
        _ => new StoreException($"The store {_path} failed: {e.Message}", "Nothing was changed; try again, and look at the disk.", e),
    };
}
