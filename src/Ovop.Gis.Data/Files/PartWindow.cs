namespace Ovop.Gis.Data.Files;

/// <summary>Reads a part in long runs while it is asked for in order, and only what is asked for where it is not.</summary>
internal sealed class PartWindow(FilePart part)
{
    private const int RunBytes = 1 << 20;
    private byte[] _bytes = [];
    private long _start;
    private int _length;

    /// <summary>The bytes, valid until the next call; false where the part does not hold them.</summary>
    public bool TryGet(long position, int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!part.Holds(position, count)) return false;
        if ((position < _start || position + count > _start + _length) && !TryFill(position, count)) return false;
        bytes = _bytes.AsSpan((int)(position - _start), count);
        return true;
    }

    private bool TryFill(long position, int count)
    {
        var isOnward = position >= _start && position <= _start + _length + RunBytes;
        var wanted = (int)Math.Min(isOnward ? Math.Max(count, RunBytes) : count, part.Length - position);
        if (_bytes.Length < wanted) _bytes = new byte[Math.Max(wanted, (int)Math.Min(RunBytes, part.Length))];
        (_start, _length) = (position, wanted);
        if (part.TryRead(position, _bytes.AsSpan(0, wanted))) return true;
        _length = 0;
        return false;
    }
}
