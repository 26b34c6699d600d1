namespace Ovop.Gis.Data;

/// <summary>Where the store is when nobody says: the same file for the command and for the service.</summary>
public static class StorePath
{
    public const string EnvironmentVariable = "OVOP_STORE";
    private const string FileName = "singkawang.gpkg";

    /// <summary>The environment's word, else .ovop in the clone that the program was built in, else the user's data folder.</summary>
    public static string Default()
    {
        if (Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } path) return Path.GetFullPath(path);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ovop.Gis.sln"))) return Path.Combine(folder.FullName, ".ovop", FileName);
        return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ovop-gis", FileName);
    }
}
