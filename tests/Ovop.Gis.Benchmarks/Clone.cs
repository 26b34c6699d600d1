namespace Ovop.Gis.Benchmarks;

/// <summary>The clone of the repository that this program was built in.</summary>
internal static class Clone
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ovop.Gis.sln"))) return folder.FullName;
        throw new InvalidOperationException("Ovop.Gis.sln was not found above " + AppContext.BaseDirectory);
    }
}
