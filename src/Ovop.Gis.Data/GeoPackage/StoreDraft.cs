namespace Ovop.Gis.Data.GeoPackage;

/// <summary>A store in the making, beside the place where it will stand.</summary>
internal sealed class StoreDraft
{
    /// <summary>Nobody takes so long to make one: its maker was killed.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly string _path;
    private readonly string _folder;

    public StoreDraft(string path)
    {
        _path = System.IO.Path.GetFullPath(path);
        _folder = System.IO.Path.GetDirectoryName(_path)!;
        Path = System.IO.Path.Combine(_folder, Prefix + Guid.NewGuid().ToString("N"));
    }

    public string Path { get; }

    private string Prefix => $".{System.IO.Path.GetFileName(_path)}.";

    public void Prepare(DateTimeOffset now)
    {
        Directory.CreateDirectory(_folder);
        foreach (var file in Directory.GetFiles(_folder, Prefix + "*").Where(IsDraft))
            if (now - File.GetLastWriteTimeUtc(file) > Abandoned) File.Delete(file);
    }

    public void Publish()
    {
        if (!File.Exists(_path)) File.Move(Path, _path, overwrite: false);
    }

    public void Discard()
    {
        foreach (var file in (string[])[Path, Path + "-journal"])
            if (File.Exists(file)) File.Delete(file);
    }

    private bool IsDraft(string file) => Guid.TryParseExact(System.IO.Path.GetFileName(file)[Prefix.Length..].Replace("-journal", "", StringComparison.Ordinal), "N", out _);
}
