using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.GeoPackage;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

/// <summary>What befalls a file beside ordinary commits.</summary>
public sealed class GeoPackageStampTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ovop-stamp-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder, "store.gpkg");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_store_that_was_replaced_by_another_file_has_another_stamp_and_so_has_each_commit_to_the_new_one()
    {
        var store = await NewAsync(FilePath);
        var stamps = new HashSet<string> { await store.StampAsync(Token) };
        for (var i = 0; i < 3; i++)
        {
            var other = Path.Combine(_folder, $"other{i}.gpkg");
            await NewAsync(other);
            File.Move(other, FilePath, overwrite: true);
            Assert.True(stamps.Add(await store.StampAsync(Token)));
            await CommitAsync(await OpenAsync(), $"b{i}");
            Assert.True(stamps.Add(await store.StampAsync(Token)));
            await CommitAsync(store, $"c{i}");
            Assert.True(stamps.Add(await store.StampAsync(Token)));
        }
    }

    [Fact]
    public async Task An_older_copy_written_back_and_another_commit_after_it_do_not_bring_an_old_stamp_back()
    {
        var store = await NewAsync(FilePath);
        var copy = await File.ReadAllBytesAsync(FilePath, Token);
        await CommitAsync(store, "b");
        var lost = await store.StampAsync(Token);
        await File.WriteAllBytesAsync(FilePath, copy, Token);
        await CommitAsync(store, "c");
        Assert.NotEqual(lost, await store.StampAsync(Token));
        Assert.Equal("c", (await store.ReadAsync(CollectionId.Zones, null, Token))!.Features[0].Text("zone"));
    }

    [Fact]
    public async Task A_commit_into_a_write_ahead_log_changes_the_stamp_though_the_file_stays_as_it_is()
    {
        var store = await NewAsync(FilePath);
        using var another = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await another.OpenAsync(Token);
        using var command = another.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; SELECT count(*) FROM ovop_versions";
        await command.ExecuteScalarAsync(Token);
        var (written, stamps) = (File.GetLastWriteTimeUtc(FilePath), new HashSet<string> { await store.StampAsync(Token) });
        for (var i = 0; i < 3; i++)
        {
            await CommitAsync(store, $"b{i}");
            Assert.True(stamps.Add(await store.StampAsync(Token)));
        }

        Assert.Equal(written, File.GetLastWriteTimeUtc(FilePath));
        Assert.Contains(await store.StampAsync(Token), stamps);
    }

    [Fact]
    public async Task What_a_cut_off_commit_has_written_gives_a_stamp_that_nothing_read_can_belong_to()
    {
        var store = await NewAsync(FilePath);
        var before = await store.StampAsync(Token);
        var (copy, journal) = (Path.Combine(_folder, "copy"), FilePath + "-journal");
        using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER ovop_keep_zones_delete; PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE spill AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT randomblob(4000) AS x FROM n; DELETE FROM zones;";
            await command.ExecuteNonQueryAsync(Token);
            File.Copy(FilePath, copy);
            File.Copy(journal, copy + "-journal");
        }

        File.Move(copy, FilePath, overwrite: true);
        File.Move(copy + "-journal", journal, overwrite: true);
        var cut = await store.StampAsync(Token);
        Assert.NotEqual(before, cut);
        // Who reads rolls back.
        Assert.NotNull(await store.ReadAsync(CollectionId.Zones, null, Token));
        var after = await store.StampAsync(Token);
        await CommitAsync(store, "b");
        Assert.DoesNotContain(await store.StampAsync(Token), new[] { before, cut, after });
    }

    [Fact]
    public async Task Through_a_link_the_file_behind_it_is_looked_at()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "links need rights on Windows");
        await NewAsync(FilePath);
        var link = Path.Combine(_folder, "link.gpkg");
        File.CreateSymbolicLink(link, FilePath);
        var store = await GeoPackageStore.OpenAsync(link, TimeProvider.System, Token);
        var stamp = await store.StampAsync(Token);
        Assert.Equal(stamp, await store.StampAsync(Token));
        await CommitAsync(await OpenAsync(), "b");
        Assert.NotEqual(stamp, await store.StampAsync(Token));
    }

    [Fact]
    public async Task A_store_that_is_gone_or_no_database_any_more_is_a_fault_and_not_a_stamp()
    {
        var store = await NewAsync(FilePath);
        await store.StampAsync(Token);
        await File.WriteAllTextAsync(FilePath, new string('x', 5000), Token);
        await Assert.ThrowsAsync<StoreException>(async () => await store.StampAsync(Token));
        await File.WriteAllTextAsync(FilePath, "", Token);
        await Assert.ThrowsAsync<StoreException>(async () => await store.StampAsync(Token));
        File.Delete(FilePath);
        await Assert.ThrowsAsync<StoreException>(async () => await store.StampAsync(Token));
        await NewAsync(FilePath);
        Assert.NotEmpty(await store.StampAsync(Token));
    }

    /// <summary>Closing any handle of a file would drop the process's locks on it, and two programs could write at once.</summary>
    [Fact]
    public async Task Reading_the_stamp_leaves_the_locks_of_a_commit_under_way()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "locks are looked up in /proc/locks");
        var store = await NewAsync(FilePath);
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync(Token);
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; UPDATE ovop_schema SET number = number";
        await command.ExecuteNonQueryAsync(Token);
        var other = await OpenAsync();
        var before = Locks();
        Assert.NotEmpty(before);
        for (var i = 0; i < 20; i++)
        {
            await store.StampAsync(Token);
            await other.StampAsync(Token);
            await store.ListAsync(Token);
        }

        Assert.Subset(Locks(), before);

        // SQLite locks bytes from 1 GiB on: no other lock of this process looks so, and this is the one file with a writer.
        HashSet<string> Locks() => [.. File.ReadLines("/proc/locks").Where(line => line.Contains($" {Environment.ProcessId} ", StringComparison.Ordinal)
            && line.Contains($":{Inode()} 107374182", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..])];
    }

    private string Inode()
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", FilePath]) { RedirectStandardOutput = true })!;
        return stat.StandardOutput.ReadToEnd().Trim();
    }

    private static async Task<GeoPackageStore> NewAsync(string path)
    {
        var store = await GeoPackageStore.CreateAsync(path, [], TimeProvider.System, Token);
        await CommitAsync(store, "a");
        return store;
    }

    private Task<GeoPackageStore> OpenAsync() => GeoPackageStore.OpenAsync(FilePath, TimeProvider.System, Token);

    private static Task<DatasetVersion> CommitAsync(GeoPackageStore store, string zone) => store.CommitAsync(Staged.Zones((zone, Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
}
