using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>Tells whether the store's file is still as it was by looking at its header, without asking SQLite.</summary>
/// <remarks>
/// The file change counter of the header (SQLite file format, 1.3.7) is another after every commit. The time of the last write stands
/// beside it: a counter that a rollback or a restored copy has set back may come again, that time does not.
/// </remarks>
internal sealed class GeoPackageStamp(string path)
{
    private const int HeaderBytes = 100, ReadVersion = 19, ChangeCounter = 24, SchemaCookie = 40;
    private const byte WriteAheadLog = 2;
    private const int MostLooks = 4;

    // Never closed while the file is at its path: closing any handle of a file takes away this process's POSIX locks on it, SQLite's too.
    private readonly Lock _opening = new();
    private SafeFileHandle? _handle;
    private Stamp? _last;

    /// <returns>Null where the header does not tell: commits go to a write-ahead log, or the file is being written.</returns>
    /// <exception cref="StoreException">The file is not there, or no database any more.</exception>
    public string? Read()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        // Where the path's file was written last when the last stamp was, it is the file that is held open.
        if (_last is { IsOfLink: false } last && _handle is { } held && File.GetLastWriteTimeUtc(path).Ticks == last.State.WrittenTicks)
            return Judge(last.State, isLink: false, header[..RandomAccess.Read(held, header, 0)]);

        var seen = Look(out var isLink);
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var handle = _handle ?? Open();
            var length = RandomAccess.Read(handle, header, 0);
            if (State.Of(handle) == seen) return Judge(seen, isLink, header[..length]);

            // Written meanwhile, or another file now: told apart by whether the path looks the same twice.
            var again = Look(out isLink);
            if (again == seen) Interlocked.CompareExchange(ref _handle, null, handle);
            seen = again;
        }

        return null;
    }

    private string? Judge(State seen, bool isLink, ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderBytes || !header.StartsWith("SQLite format 3\0"u8))
            throw new StoreException($"{path} is no database any more.", "Restore it from a copy, or move it away and a new one is made from the default data.");
        if (header[ReadVersion] == WriteAheadLog) return null;

        var counters = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(header[ChangeCounter..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(header[SchemaCookie..]);
        var last = _last;
        if (last is null || last.Counters != counters || last.State != seen) _last = last = new Stamp(seen, isLink, counters);
        return last.Text;
    }

    private State Look(out bool isLink)
    {
        var file = new FileInfo(path);
        // A link's own time says nothing of the file behind it.
        isLink = file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint);
        if (isLink) file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        return file.Exists ? new State(file.LastWriteTimeUtc.Ticks, file.Length)
            : throw new StoreException($"There is no store at {path} any more.", "Put it back, or start the service again to make one from the default data.");
    }

    private SafeFileHandle Open()
    {
        lock (_opening) return _handle ??= File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    private readonly record struct State(long WrittenTicks, long Length)
    {
        public static State Of(SafeFileHandle handle) => new(File.GetLastWriteTimeUtc(handle).Ticks, RandomAccess.GetLength(handle));
    }

    private sealed class Stamp(State state, bool isOfLink, ulong counters)
    {
        public State State { get; } = state;
        public bool IsOfLink { get; } = isOfLink;
        public ulong Counters { get; } = counters;
        public string Text { get; } = string.Create(CultureInfo.InvariantCulture, $"{counters:x16}.{state.WrittenTicks:x}.{state.Length:x}");
    }
}
