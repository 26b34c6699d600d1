namespace Ovop.Gis.Fuzz.Core;

/// <summary>One input: the files as they lie in a folder, and which of them is asked for.</summary>
internal sealed record FuzzInput(string Main, IReadOnlyDictionary<string, byte[]> Files)
{
    public static FuzzInput One(string name, byte[] bytes) => new(name, new Dictionary<string, byte[]> { [name] = bytes });

    public FuzzInput With(string name, byte[] bytes) => this with { Files = new Dictionary<string, byte[]>(Files) { [name] = bytes } };

    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder)) File.Delete(old);
        foreach (var (name, bytes) in Files) File.WriteAllBytes(Path.Combine(folder, name), bytes);
        return Path.Combine(folder, Main);
    }

    /// <summary>A kept input: a folder whose first file by the order of endings is the one asked for.</summary>
    public static FuzzInput ReadFrom(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        var main = files.Keys.FirstOrDefault(name => name.EndsWith(".shp", StringComparison.Ordinal)) ?? files.Keys.First();
        return new(main, files);
    }
}
