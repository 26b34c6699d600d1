using System.Security.Cryptography;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

/// <summary>A file to read: where it lies, and how people know it; the two differ for what came out of a zip.</summary>
/// <param name="Origin">The file the user handed over.</param>
/// <param name="OriginSha256">Hash of the origin; null where the file is its own origin and not hashed yet.</param>
internal sealed record SourceFile(string Path, string Name, string Origin, string? OriginSha256)
{
    public static SourceFile Loose(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return new(path, name, name, null);
    }

    public FileStream Open()
    {
        try
        {
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw NotFound(Name, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(Path)) throw IsFolder(Name, e);
            throw Locked(Name, e);
        }
    }

    public async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        if (OriginSha256 is not null) return OriginSha256;
        await using var stream = Open();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }

    public static UnreadableFileException NotFound(string name, Exception? inner = null) => new(
        ReadFaults.FileNotFound, name, $"There is no file {name}.", "Check the name and the folder.", inner: inner);

    public static UnreadableFileException Locked(string name, Exception inner) => new(
        ReadFaults.FileLocked, name, $"{name} cannot be opened.", "Close the program that holds it open, or ask for the right to read it.", inner: inner);

    public static UnreadableFileException IsFolder(string name, Exception? inner = null) => new(
        ReadFaults.FileIsFolder, name, $"{name} is a folder, not a file.",
        name.EndsWith(".gdb", StringComparison.OrdinalIgnoreCase)
            ? "A file geodatabase is not read: export the layer as a GeoPackage or a zipped shapefile."
            : "Name one file in it: " + Supported.Text, inner: inner);
}
