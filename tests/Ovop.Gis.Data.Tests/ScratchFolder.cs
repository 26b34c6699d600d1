using System.IO.Compression;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Tests;

/// <summary>A folder of one test, gone when the test is over.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ovop-test-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public IEnumerable<string> Names => _folder.EnumerateFileSystemInfos().Select(file => file.Name).Order(StringComparer.Ordinal);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string Write(IReadOnlyDictionary<string, byte[]> files, string? first = null)
    {
        foreach (var (name, bytes) in files) Write(name, bytes);
        return this[first ?? files.Keys.First(name => name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase))];
    }

    public string Zip(string name, IEnumerable<KeyValuePair<string, byte[]>> entries) => Write(name, Zipped(entries));

    public static byte[] Zipped(IEnumerable<KeyValuePair<string, byte[]>> entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var stream = zip.CreateEntry(path).Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

internal static class Reading
{
    public static Task<RawDataset> Read(string path, ReadOptions? options = null, ReadLimits? limits = null) =>
        new DatasetReaders(limits).ReadAsync(path, options ?? new ReadOptions(), TestContext.Current.CancellationToken);

    public static async Task<UnreadableFileException> Fault(string path, ReadOptions? options = null, ReadLimits? limits = null)
    {
        var fault = await Assert.ThrowsAsync<UnreadableFileException>(() => Read(path, options, limits));
        Assert.NotEmpty(fault.FileName);
        Assert.NotEmpty(fault.Message);
        Assert.NotEmpty(fault.WayOut);
        return fault;
    }
}
