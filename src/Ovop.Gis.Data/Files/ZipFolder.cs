using System.IO.Compression;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

/// <summary>A zip whose entries are taken out by name into a private folder, under names of our own.</summary>
internal sealed class ZipFolder : IDisposable
{
    private const string SendAgain = "Zip the files again and send the new archive.";
    private readonly FileStream _stream;
    private readonly ZipArchive _archive;
    private readonly ReadLimits _limits;
    private readonly string _sha256;
    private DirectoryInfo? _folder;
    private long _unpackedBytes;
    private int _unpackedFiles;

    private ZipFolder(string name, string sha256, FileStream stream, ReadLimits limits)
    {
        (Name, _sha256, _stream, _limits) = (name, sha256, stream, limits);
        _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
    }

    public string Name { get; }

    public IReadOnlyList<ZipItem> Entries { get; private set; } = [];

    public static async Task<ZipFolder> OpenAsync(SourceFile source, ReadLimits limits, CancellationToken cancellationToken)
    {
        var sha256 = await source.HashAsync(cancellationToken).ConfigureAwait(false);
        var stream = source.Open();
        ZipFolder? folder = null;
        var accepted = false;
        try
        {
            folder = new ZipFolder(source.Name, sha256, stream, limits);
            folder.Entries = folder.List();
            accepted = true;
            return folder;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new UnreadableFileException(ReadFaults.ZipDamaged, source.Name,
                $"{source.Name} is not a whole zip archive.", SendAgain, inner: e);
        }
        finally
        {
            if (!accepted)
            {
                folder?.Dispose();
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public SourceFile Unpack(ZipItem item, CancellationToken cancellationToken)
    {
        _folder ??= Directory.CreateTempSubdirectory("ovop-");
        // Never the entry's own name: it may climb out of the folder.
        var path = Path.Combine(_folder.FullName, $"part{_unpackedFiles++}");
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[81_920];
        var crc = new Crc32();
        var size = 0L;
        using var packed = OpenEntry(item);
        while (ReadEntry(packed, item, buffer) is var read and > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            size += read;
            CheckSize(_unpackedBytes += read);
            crc.Add(buffer.AsSpan(0, read));
            target.Write(buffer, 0, read);
        }
        if (size != item.Entry.Length || crc.Value != item.Entry.Crc32) throw Damaged(item, null);
        return new SourceFile(path, item.FileName, Name, _sha256);
    }

    public void Dispose()
    {
        _archive.Dispose();
        _stream.Dispose();
        _folder?.Delete(recursive: true);
    }

    private List<ZipItem> List()
    {
        var entries = _archive.Entries;
        if (entries.Count > _limits.MaxZipEntries)
            throw new UnreadableFileException(ReadFaults.ZipTooLarge, Name,
                $"{Name} holds {entries.Count} files; at most {_limits.MaxZipEntries} are read.", "Send only the files of one layer.");
        var items = entries.Select(entry => new ZipItem(entry)).Where(item => !item.IsNoise).ToList();
        if (items.Find(item => item.Entry.IsEncrypted) is { } secret)
            throw new UnreadableFileException(ReadFaults.ZipEncrypted, Name,
                $"{Name} is protected by a password ({secret.FileName}).", "Zip the files again without a password.");
        if (items.Find(item => item.Extension is ".zip" or ".7z" or ".rar") is { } nested)
            throw new UnreadableFileException(ReadFaults.ZipNested, Name,
                $"{Name} holds another archive, {nested.FileName}.", $"Unpack {Name} and send {nested.FileName} by itself.");
        long declared = 0;
        foreach (var item in items)
        {
            var length = item.Entry.Length;
            if (length < 0 || length > _limits.MaxUnpackedBytes) throw TooLarge();
            declared += length;
            CheckSize(declared);
        }
        return items;
    }

    private void CheckSize(long bytes)
    {
        if (bytes > _limits.MaxUnpackedBytes
            || (bytes > _limits.RatioCheckedFromBytes && bytes / Math.Max(1, _stream.Length) > _limits.MaxZipRatio))
            throw TooLarge();
    }

    private UnreadableFileException TooLarge() => new(ReadFaults.ZipTooLarge, Name,
        $"{Name} would unpack to more than is allowed ({_limits.MaxUnpackedBytes >> 20} MB, or {_limits.MaxZipRatio} times its own size).",
        "Send one layer at a time, or a GeoPackage.");

    private Stream OpenEntry(ZipItem item)
    {
        try
        {
            return item.Entry.Open();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(item, e);
        }
    }

    private int ReadEntry(Stream packed, ZipItem item, byte[] buffer)
    {
        try
        {
            return packed.Read(buffer);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(item, e);
        }
    }

    // What System.IO.Compression throws for bytes that are not a zip or not packed as they say.
    private static bool IsDamage(Exception e) =>
        e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private UnreadableFileException Damaged(ZipItem item, Exception? inner) => new(ReadFaults.ZipDamaged, Name,
        $"{item.FileName} in {Name} is damaged, or packed in a way that is not supported.", SendAgain, inner: inner);
}

/// <summary>An entry of a zip, with its path as people see it.</summary>
internal sealed class ZipItem
{
    public ZipItem(ZipArchiveEntry entry)
    {
        Entry = entry;
        FullPath = entry.FullName.Replace('\\', '/');
        FileName = FullPath[(FullPath.LastIndexOf('/') + 1)..];
        var dot = FileName.LastIndexOf('.');
        Extension = dot < 0 ? "" : FileName[dot..].ToLowerInvariant();
        Stem = dot < 0 ? FileName : FileName[..dot];
        FullStem = FullPath[..^Extension.Length];
    }

    public ZipArchiveEntry Entry { get; }

    public string FullPath { get; }

    public string FileName { get; }

    /// <summary>Lower case, with its dot.</summary>
    public string Extension { get; }

    public string Stem { get; }

    public string FullStem { get; }

    /// <summary>Folders, and what file managers leave behind.</summary>
    public bool IsNoise => FileName.Length == 0
        || FileName.StartsWith("._", StringComparison.Ordinal)
        || FullPath.Split('/').Contains("__MACOSX", StringComparer.OrdinalIgnoreCase);
}
