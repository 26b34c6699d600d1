using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;
using SQLitePCL;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>Somebody else's GeoPackage, opened so that nothing is written beside it and no query runs without end.</summary>
internal sealed class GeoPackageFile : IDisposable
{
    private const int InstructionsBetweenChecks = 10_000;
    private readonly SqliteConnection _connection;
    private readonly ReadLimits _limits;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly CancellationToken _cancellationToken;

    private GeoPackageFile(SourceFile source, SqliteConnection connection, ReadLimits limits, CancellationToken cancellationToken) =>
        (Name, _connection, _limits, _cancellationToken) = (source.Name, connection, limits, cancellationToken);

    public string Name { get; }

    public static GeoPackageFile Open(SourceFile source, ReadLimits limits, CancellationToken cancellationToken)
    {
        CheckFile(source);
        // Immutable: SQLite then makes no lock, journal or wal file beside the user's file.
        var uri = "file://" + string.Join('/', Path.GetFullPath(source.Path).Split('/', '\\').Select(Uri.EscapeDataString)) + "?immutable=1";
        var text = new SqliteConnectionStringBuilder { DataSource = uri, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        var file = new GeoPackageFile(source, new SqliteConnection(text), limits, cancellationToken);
        var accepted = false;
        try
        {
            file.Guarded(file.Prepare);
            accepted = true;
            return file;
        }
        finally
        {
            if (!accepted) file.Dispose();
        }
    }

    /// <summary>Runs what asks SQLite, and says what its errors mean for the file.</summary>
    public void Guarded(Action ask)
    {
        try
        {
            ask();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            throw new UnreadableFileException(ReadFaults.GeoPackageTooSlow, Name,
                $"{Name} takes longer than {_limits.MaxQueryTime.TotalMinutes:0.#} minutes to answer.", "Save the layer as a table, not as a view.", inner: e);
        }
        catch (SqliteException e)
        {
            throw Damaged("is damaged, or not a GeoPackage: its tables cannot be read", e);
        }
    }

    public SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Identifiers come from the file's own tables, quoted.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>A damaged page can make rows vanish without an error; broken constraints and stale indexes are no such damage.</summary>
    public void CheckPages(string table)
    {
        if (!IsTable(table)) return;
        using var check = Command($"PRAGMA quick_check({Quoted(table)})");
        using var found = check.ExecuteReader();
        while (found.Read())
            if (found.GetValue(0) is string text && (text.StartsWith("*** in database", StringComparison.Ordinal) || text.StartsWith("Tree ", StringComparison.Ordinal)))
                throw Damaged($"is damaged: the pages of {table} contradict each other");
    }

    /// <summary>And not a view.</summary>
    public bool IsTable(string table)
    {
        using var kind = Command("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $table COLLATE NOCASE");
        kind.Parameters.AddWithValue("$table", table);
        return kind.ExecuteScalar() is long and > 0;
    }

    public static string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public UnreadableFileException Damaged(string how, Exception? inner = null) => new(
        ReadFaults.GeoPackageDamaged, Name, $"{Name} {how}.", "Ask for the file again, or export the layer anew.", inner: inner);

    public void Dispose() => _connection.Dispose();

    private static void CheckFile(SourceFile source)
    {
        using var part = new FilePart(source);
        Span<byte> magic = stackalloc byte[16];
        if (!part.TryRead(0, magic) || !magic.SequenceEqual("SQLite format 3\0"u8))
            throw new UnreadableFileException(ReadFaults.GeoPackageDamaged, source.Name, $"{source.Name} is not a GeoPackage: it does not begin as an SQLite database does.",
                "Export the layer anew as a GeoPackage.");
        var wal = new FileInfo(source.Path + "-wal");
        if (wal is { Exists: true, Length: > 0 })
            throw new UnreadableFileException(ReadFaults.GeoPackageInUse, source.Name,
                $"{source.Name} is open in another program: changes not yet saved into it lie in {source.Name}-wal.", "Close the program, then read the file again.");
    }

    private void Prepare()
    {
        _connection.Open();
        raw.sqlite3_limit(_connection.Handle, raw.SQLITE_LIMIT_LENGTH, _limits.MaxValueBytes);
        raw.sqlite3_progress_handler(_connection.Handle, InstructionsBetweenChecks, _ => ShallStop() ? 1 : 0, null);
        using var command = Command("PRAGMA trusted_schema = 0; PRAGMA query_only = 1; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0;");
        command.ExecuteNonQuery();
    }

    private bool ShallStop() => _cancellationToken.IsCancellationRequested || Stopwatch.GetElapsedTime(_started) > _limits.MaxQueryTime;
}
