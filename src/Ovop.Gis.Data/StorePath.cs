namespace Ovop.Gis.Data;

/// <summary>Where the store is when nobody says: the same for the command and for the service.</summary>
public static class StorePath
{
    public const string EnvironmentVariable = "OVOP_STORE";

    /// <summary>As the service's configuration ConnectionStrings:PostGis is spelt in the environment.</summary>
    public const string DatabaseVariable = "ConnectionStrings__PostGis";

    private const string FileName = "singkawang.gpkg";

    /// <summary>The environment's word (a database before a file), else .ovop in the clone that the program was built in, else the user's data folder.</summary>
    public static string Default()
    {
        foreach (var variable in (string[])[DatabaseVariable, EnvironmentVariable])
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } where) return where;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ovop.Gis.sln"))) return Path.Combine(folder.FullName, ".ovop", FileName);
        return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ovop-gis", FileName);
    }
}
