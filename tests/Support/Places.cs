namespace Ovop.Gis.Testing;

/// <summary>Where things are, seen from a test: the repository, and the real layers that lie beside it.</summary>
internal static class Places
{
    public static string Repository { get; } = FindRepository();

    /// <summary>The default data that this repository ships.</summary>
    public static string Geodata => Path.Combine(Repository, "geodata", "singkawang");

    /// <summary>Test layers beside the repository; null where they are absent.</summary>
    public static string? Shared
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("OVOP_SHARED") ?? Path.Combine(Repository, "..", "shared");
            return Directory.Exists(Path.Combine(folder, "geodata")) ? Path.GetFullPath(folder) : null;
        }
    }

    /// <summary>A file of the real layers; skips the running test, visibly, where they are absent.</summary>
    public static string SharedGeodata(string fileName)
    {
        Assert.SkipWhen(Shared is null, $"needs ../shared/geodata/{fileName}, which is not beside this clone");
        return Path.Combine(Shared!, "geodata", fileName);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ovop.Gis.sln"))) return folder.FullName;
        throw new InvalidOperationException("Ovop.Gis.sln was not found above " + AppContext.BaseDirectory);
    }
}
