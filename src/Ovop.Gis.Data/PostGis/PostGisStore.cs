using Npgsql;
using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.PostGis;

/// <summary>The store on a database server. Each version has a table of its own that never changes; the layer's view shows the newest.</summary>
/// <remarks>Who reads a version reads its own table, so that a commit beside it moves nothing under the reader.</remarks>
public sealed class PostGisStore : IFeatureStore, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly PostGisFaults _faults;
    private readonly SharedQuestion _stamp;
    private readonly TimeProvider _clock;
    private string _postGisSchema = "public";

    private PostGisStore(NpgsqlDataSource source, PostGisFaults faults, TimeProvider clock) =>
        (_source, _faults, _stamp, _clock) = (source, faults, new SharedQuestion(AskForStampAsync), clock);

    /// <summary>Opens the store of a database; one that has none yet is given one, with the layers it shall start with.</summary>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public static async Task<PostGisStore> OpenAsync(
        string address, Func<CancellationToken, Task<IReadOnlyList<StagedDataset>>> firstLayers, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(firstLayers);
        var read = PostgresAddress.Read(address);
        var faults = new PostGisFaults(read);
        var store = new PostGisStore(NpgsqlDataSource.Create(read), faults, clock);
        var opened = false;
        try
        {
            store._postGisSchema = await new PostGisSchema(store._source, read.ConnectionString, faults).OpenAsync(cancellationToken).ConfigureAwait(false);
            await store.FillAsync(firstLayers, cancellationToken).ConfigureAwait(false);
            opened = true;
            return store;
        }
        catch (Exception e) when (IsFault(e))
        {
            throw faults.Explain(e);
        }
        finally
        {
            if (!opened) await store.DisposeAsync().ConfigureAwait(false);
        }
    }

    public ValueTask<string> StampAsync(CancellationToken cancellationToken) => new(_stamp.AskAsync(cancellationToken));

    public Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken) => AskAsync<IReadOnlyList<Collection>>(async connection =>
        [.. (await new PostGisVersions(connection, cancellationToken).LayersAsync().ConfigureAwait(false)).Select(row => row.Collection())
            .OrderBy(c => c.Description.Order).ThenBy(c => c.Id.ToString(), StringComparer.Ordinal)], cancellationToken);

    public Task<Collection?> FindAsync(CollectionId id, int? version, CancellationToken cancellationToken) => AskAsync(async connection =>
        await new PostGisVersions(connection, cancellationToken).FindAsync(id, version).ConfigureAwait(false) is { Table: not null } row ? row.Collection() : null, cancellationToken);

    public Task<StoredLayer?> ReadAsync(CollectionId id, int? version, CancellationToken cancellationToken) => AskAsync(async connection =>
    {
        if (await new PostGisVersions(connection, cancellationToken).FindAsync(id, version).ConfigureAwait(false) is not { Table: { } table } row) return null;
        var collection = row.Collection();
        await using var stream = await connection.BeginRawBinaryCopyAsync(PostGisSql.CopyOut(table), cancellationToken).ConfigureAwait(false);
        using var reader = new PostGisCopyReader(stream, collection);
        var features = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return ContentDigest.Of(features) == row.Version.ContentSha256 ? new StoredLayer(collection, features) : throw Changed(row);
    }, cancellationToken);

    public Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken) => AskAsync<IReadOnlyList<VersionRecord>>(async connection =>
        [.. (await new PostGisVersions(connection, cancellationToken).HistoryAsync(id).ConfigureAwait(false)).Select(row => row.Record)], cancellationToken);

    public Task<string?> ReportAsync(CollectionId id, int version, CancellationToken cancellationToken) =>
        AskAsync(connection => new PostGisVersions(connection, cancellationToken).ReportAsync(id, version), cancellationToken);

    public Task<DatasetVersion> CommitAsync(StagedDataset dataset, CommitNote note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(note);
        StagedCheck.Run(dataset);
        return ChangeAsync(writer => writer.CommitAsync(dataset, note, _clock), cancellationToken);
    }

    public Task<DatasetVersion?> RollbackAsync(CollectionId id, int to, string by, CancellationToken cancellationToken) =>
        ChangeAsync(writer => writer.RestoreAsync(id, to, by, _clock), cancellationToken);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<string> AskForStampAsync() => AskAsync(async connection =>
    {
        await using var command = new NpgsqlCommand(PostGisSql.SelectStamp, connection);
        return (string)(await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false))!;
    }, CancellationToken.None);

    /// <summary>All first layers in one transaction: who was interrupted has done nothing.</summary>
    private async Task FillAsync(Func<CancellationToken, Task<IReadOnlyList<StagedDataset>>> firstLayers, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var versions = new PostGisVersions(connection, cancellationToken);
        if (await versions.ScalarAsync(PostGisSql.SelectAnything).ConfigureAwait(false) is true) return;
        var layers = await firstLayers(cancellationToken).ConfigureAwait(false);
        if (layers.Count == 0) return;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await versions.RunAsync(PostGisSql.LockSetupInTransaction).ConfigureAwait(false);
        if (await versions.ScalarAsync(PostGisSql.SelectAnything).ConfigureAwait(false) is true) return;
        var writer = new PostGisLayerWriter(connection, _postGisSchema, cancellationToken);
        foreach (var layer in layers) await writer.CommitAsync(layer, CommitNote.DefaultData, _clock).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> ChangeAsync<T>(Func<PostGisLayerWriter, Task<T>> change, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            var result = await change(new PostGisLayerWriter(connection, _postGisSchema, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            // Once the commit is under way it is not called back: its outcome would be unknown.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        catch (Exception e) when (IsFault(e))
        {
            throw _faults.Explain(e);
        }
    }

    /// <summary>A question may be asked twice: a connection that lay idle while the server was restarted fails at its first use.</summary>
    private async Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var isRepeated = false; ; isRepeated = true)
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                return await ask(connection).ConfigureAwait(false);
            }
            catch (NpgsqlException e) when (!isRepeated && e.IsTransient)
            {
                _source.Clear();
            }
            catch (Exception e) when (IsFault(e))
            {
                throw _faults.Explain(e);
            }
    }

    private static bool IsFault(Exception e) => e is NpgsqlException or IOException or FormatException or TimeoutException or System.Net.Sockets.SocketException;

    private static StoreException Changed(VersionRow row) => new(
        $"Version {row.Version.Number} of '{row.Record.Layer}' is not what was committed: its table {PostGisSql.Schema}.{row.Table} was changed.",
        $"Restore the table from a copy, or take the layer back: 'ovop rollback {row.Record.Layer} N' to another version, or to 0 to withdraw it and load it anew.");
}
