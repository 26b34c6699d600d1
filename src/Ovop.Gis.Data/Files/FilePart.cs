using Microsoft.Win32.SafeHandles;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

/// <summary>A file read at positions, whose length was taken once; a position outside it is never asked of the disk.</summary>
internal sealed class FilePart : IDisposable
{
    private readonly FileStream _stream;
    private readonly SafeFileHandle _handle;

    public FilePart(SourceFile source)
    {
        Name = source.Name;
        _stream = source.Open();
        _handle = _stream.SafeFileHandle;
        Length = RandomAccess.GetLength(_handle);
    }

    public string Name { get; }

    public long Length { get; }

    public bool Holds(long position, long count) => position >= 0 && count >= 0 && count <= Length - position;

    /// <summary>False where the file ends before the span is full.</summary>
    public bool TryRead(long position, Span<byte> bytes)
    {
        if (!Holds(position, bytes.Length)) return false;
        while (bytes.Length > 0)
        {
            int read;
            try
            {
                read = RandomAccess.Read(_handle, bytes, position);
            }
            catch (IOException e)
            {
                throw new UnreadableFileException(ReadFaults.FileLocked, Name, $"{Name} could not be read from the disk.",
                    "Copy the file anew and try again.", inner: e);
            }
            if (read == 0) return false;
            bytes = bytes[read..];
            position += read;
        }
        return true;
    }

    /// <summary>The whole of a small file, or null where it is larger than the limit.</summary>
    public byte[]? ReadSmall(int limit)
    {
        if (Length > limit) return null;
        var bytes = new byte[Length];
        return TryRead(0, bytes) ? bytes : null;
    }

    public void Dispose() => _stream.Dispose();
}
