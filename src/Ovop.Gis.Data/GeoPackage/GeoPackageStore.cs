using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>The embedded store: one GeoPackage file, which QGIS opens as it is and finds each layer's newest version in.</summary>
/// <remarks>A connection per call; SQLite's own locks let many read beside one that commits.</remarks>
public sealed class GeoPackageStore : IFeatureStore
{
    private readonly GeoPackageConnections _connections;
    private readonly GeoPackageStamp _stamp;
    private readonly TimeProvider _clock;

    private GeoPackageStore(GeoPackageConnections connections, TimeProvider clock) =>
        (_connections, _stamp, _clock) = (connections, new GeoPackageStamp(connections.Path), clock);

    public string Path => _connections.Path;

    /// <summary>Opens a store that is there; one of an older release is brought up to date first.</summary>
    /// <exception cref="StoreException">There is no such file, or it is not a store of this product.</exception>
    public static async Task<GeoPackageStore> OpenAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new StoreException($"There is no store at {path}.", "Give the path of a store with --store, or leave it out to make one from the default data.");
        if (file.Length == 0)
            throw new StoreException($"{path} is empty: it is no store.", "Restore it from a copy, or remove it and a new one is made from the default data.");

        var connections = new GeoPackageConnections(path, path);
        await connections.RunAsync(connection =>
        {
            if (GeoPackageSchema.IsOld(connection, path)) GeoPackageSchema.Update(connection, path);
            return 0;
        }, cancellationToken).ConfigureAwait(false);
        return new GeoPackageStore(connections, clock);
    }

    /// <summary>Makes a new store with the given layers. It appears at its path whole or not at all; one that is there already is kept.</summary>
    public static async Task<GeoPackageStore> CreateAsync(string path, IReadOnlyList<StagedDataset> layers, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(clock);
        var draft = new StoreDraft(path);
        try
        {
            draft.Prepare(clock.GetUtcNow());
            var connections = new GeoPackageConnections(draft.Path, path);
            await connections.MakeAsync(cancellationToken).ConfigureAwait(false);
            var store = new GeoPackageStore(connections, clock);
            foreach (var layer in layers) await store.CommitAsync(layer, CommitNote.DefaultData, cancellationToken).ConfigureAwait(false);
            draft.Publish();
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
            draft.Discard();
        }

        return await OpenAsync(path, clock, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<string> StampAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _stamp.Read() is { } stamp ? ValueTask.FromResult(stamp) : new ValueTask<string>(AskForStampAsync(cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {Path} cannot be read: {e.Message}", "Look at the path and at the permissions of the file and its folder.", e);
        }
    }

    public Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken) => _connections.RunAsync<IReadOnlyList<Collection>>(connection =>
        [.. new GeoPackageVersions(connection).Layers().Select(row => row.Collection())
            .OrderBy(c => c.Description.Order).ThenBy(c => c.Id.ToString(), StringComparer.Ordinal)], cancellationToken);

    public Task<Collection?> FindAsync(CollectionId id, int? version, CancellationToken cancellationToken) => _connections.RunAsync(connection =>
        new GeoPackageVersions(connection).Find(id, version) is { Table: not null } row ? row.Collection() : null, cancellationToken);

    public Task<StoredLayer?> ReadAsync(CollectionId id, int? version, CancellationToken cancellationToken) => _connections.RunAsync(connection =>
    {
        // One read transaction, so that description and features are of one version even while another process commits.
        using var transaction = connection.BeginTransaction(deferred: true);
        if (new GeoPackageVersions(connection, transaction).Find(id, version) is not { Table: { } table } row) return null;
        var collection = row.Collection();
        var features = Read(connection, collection, table, cancellationToken);
        return ContentDigest.Of(features) == row.Version.ContentSha256 ? new StoredLayer(collection, features) : throw Changed(row);
    }, cancellationToken);

    public Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken) =>
        _connections.RunAsync<IReadOnlyList<VersionRecord>>(connection => [.. new GeoPackageVersions(connection).History(id).Select(row => row.Record)], cancellationToken);

    public Task<string?> ReportAsync(CollectionId id, int version, CancellationToken cancellationToken) =>
        _connections.RunAsync(connection => new GeoPackageVersions(connection).Report(id, version), cancellationToken);

    public Task<DatasetVersion> CommitAsync(StagedDataset dataset, CommitNote note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(note);
        StagedCheck.Run(dataset);
        return _connections.WriteAsync(writer => writer.Commit(dataset, note, VersionRow.Instant(_clock)), cancellationToken);
    }

    public Task<DatasetVersion?> RollbackAsync(CollectionId id, int to, string by, CancellationToken cancellationToken) =>
        _connections.WriteAsync(writer => writer.Restore(id, to, by, VersionRow.Instant(_clock)), cancellationToken);

    private Task<string> AskForStampAsync(CancellationToken cancellationToken) =>
        _connections.RunAsync(connection => "sql " + new GeoPackageVersions(connection).Scalar(GeoPackageSql.SelectStamp), cancellationToken);

    private static List<Feature> Read(SqliteConnection connection, Collection collection, string table, CancellationToken cancellationToken)
    {
        var features = new List<Feature>(collection.FeatureCount);
        var names = new FeatureRowNames([.. collection.Fields.Select(f => f.Name)]);
        using var rows = new PreparedStatement(connection, GeoPackageSql.SelectFeatures(table));
        while (rows.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var column = 1;
            Geometry? geometry = null;
            if (collection.Description.IsSpatial && !rows.IsNull(column++)) geometry = GeoPackageShape.Read(rows.Bytes(column - 1));
            var id = rows.Text(column++);
            var values = new object?[collection.Fields.Count];
            for (var i = 0; i < values.Length; i++, column++) values[i] = rows.IsNull(column) ? null : Value(rows, column, collection.Fields[i].Type);
            features.Add(new Feature(id, geometry, new FeatureRow(names, values)));
        }

        return features;
    }

    private static object Value(PreparedStatement rows, int column, string type) => type switch
    {
        "integer" => rows.Integer(column),
        "number" => rows.Number(column),
        "boolean" => rows.Integer(column) != 0,
        _ => rows.Text(column),
    };

    private StoreException Changed(VersionRow row) => new(
        $"Version {row.Version.Number} of '{row.Record.Layer}' in {Path} is not what was committed: the file is damaged, or another program has changed the table.",
        $"Restore the file from a copy, or take the layer back: 'ovop rollback {row.Record.Layer} N' to an earlier version, or to 0 to withdraw it and load it anew.");
}
