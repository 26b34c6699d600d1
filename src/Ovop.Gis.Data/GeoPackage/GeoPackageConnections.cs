using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>Opens the file for each call, and says what its faults mean.</summary>
/// <param name="path">The file.</param>
/// <param name="shown">The path that users know it by.</param>
internal sealed class GeoPackageConnections(string path, string shown)
{
    private const int SecondsToWaitForALock = 30;

    /// <summary>Durable to the last directory entry; earlier pages stay where they are, so that a commit writes what is new.</summary>
    private const string ForWriting = "PRAGMA synchronous = EXTRA; PRAGMA legacy_alter_table = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;";

    public string Path => shown;

    public Task MakeAsync(CancellationToken cancellationToken) => RunAsync(connection =>
    {
        GeoPackageSchema.Create(connection);
        return 0;
    }, cancellationToken, SqliteOpenMode.ReadWriteCreate);

    public Task<T> WriteAsync<T>(Func<GeoPackageLayerWriter, T> write, CancellationToken cancellationToken) => RunAsync(connection =>
    {
        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = ForWriting;
            settings.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        var result = write(new GeoPackageLayerWriter(connection, transaction, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
        return result;
    }, cancellationToken);

    public Task<T> RunAsync<T>(Func<SqliteConnection, T> ask, CancellationToken cancellationToken, SqliteOpenMode mode = SqliteOpenMode.ReadWrite) => Task.Run(() =>
    {
        // Reading needs the right to write too: after a killed commit it is the first reader who rolls back. SQLite still
        // opens a file that may only be read. No pool: a pooled connection keeps the file open after the store is done with it.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = SecondsToWaitForALock };
        try
        {
            using var connection = new SqliteConnection(text.ToString());
            connection.Open();
            return ask(connection);
        }
        catch (SqliteException e)
        {
            throw Explain(e);
        }
        catch (FormatException e)
        {
            throw Damaged(e);
        }
    }, cancellationToken);

    private StoreException Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_READONLY => new StoreException($"The store {shown} is read-only.", "Give the file and its folder write permission, or another path with --store.", e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreException($"The store {shown} is locked by another program.", "Close the program that is writing to it (QGIS in edit mode?) and try again.", e),
        raw.SQLITE_FULL => new StoreException($"There is no space left for the store {shown}.", "Free some space on that disk and try again; nothing was changed.", e),
        raw.SQLITE_CANTOPEN => new StoreException($"The store {shown} cannot be opened, or its folder not be written in.", "Look at the path and at the permissions of the file and its folder.", e),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(e),
        raw.SQLITE_INTERRUPT => new StoreException($"The work on the store {shown} was stopped.", "Nothing was changed; try again.", e),
        _ => new StoreException($"The store {shown} failed: {e.Message}", "Nothing was changed; try again, and look at the disk.", e),
    };

    private StoreException Damaged(Exception e) => new(
        $"{shown} is not a store: it is damaged or no GeoPackage.", "Restore it from a copy, or move it away and a new one is made from the default data.", e);
}
