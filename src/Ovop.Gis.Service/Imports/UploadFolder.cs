namespace Ovop.Gis.Service.Imports;

/// <summary>The folder of this process's uploads, readable by its user alone. It goes with the process; what a killed one left goes at the next start.</summary>
internal sealed class UploadFolder : IDisposable
{
    private const string Prefix = "ovop-imports-";
    private const string LockName = "lock";
    private static readonly TimeSpan YoungEnough = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _root;
    private readonly FileStream _lock;

    public UploadFolder(TimeProvider clock)
    {
        RemoveAbandoned(Path.GetTempPath(), clock);
        _root = Directory.CreateTempSubdirectory(Prefix);
        _lock = new FileStream(Path.Combine(_root.FullName, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    public string FullPath => _root.FullName;

    public DirectoryInfo Create(string id) => _root.CreateSubdirectory(id);

    public void Dispose()
    {
        _lock.Dispose();
        Delete(_root);
    }

    internal static void RemoveAbandoned(string temp, TimeProvider clock)
    {
        foreach (var folder in new DirectoryInfo(temp).EnumerateDirectories(Prefix + "*"))
            if (IsAbandoned(folder, clock)) Delete(folder);
    }

    /// <summary>Who lives holds its lock; without a lock it may be about to take one.</summary>
    private static bool IsAbandoned(DirectoryInfo folder, TimeProvider clock)
    {
        var path = Path.Combine(folder.FullName, LockName);
        try
        {
            if (!File.Exists(path)) return clock.GetUtcNow() - folder.CreationTimeUtc > YoungEnough;
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or already gone.
        }
    }
}
