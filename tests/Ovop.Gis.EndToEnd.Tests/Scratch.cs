namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>A folder of the test's own, with a store in it once the first command has run.</summary>
public sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("ovop-e2e-").FullName;

    public string Store => Path.Combine(Folder, "store.gpkg");

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
