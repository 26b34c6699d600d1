namespace Ovop.Gis.Spatial.Validity;

/// <summary>The segments that a sweep line meets now, from the lowest to the highest.</summary>
/// <remarks>Kept in blocks, so that a line that meets a million segments is as quick to keep as one that meets ten.</remarks>
internal sealed class SweepStatus(SweepSegments segments)
{
    private const int Capacity = 256;
    public const int None = -1;

    private readonly List<int[]> _spare = [];
    private int[][] _blocks = new int[16][];
    private int[] _counts = new int[16];
    private int _used;

    internal readonly record struct Place(int Block, int Offset);

    public void Clear()
    {
        while (_used > 0) DropBlock(_used - 1);
    }

    /// <summary>The place of the lowest segment that the vertex does not lie above.</summary>
    public Place Find(int vertex)
    {
        var (low, high) = (0, _used);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (segments.Side(_blocks[middle][_counts[middle] - 1], vertex) > 0) low = middle + 1;
            else high = middle;
        }

        if (low == _used) return _used == 0 ? default : new Place(_used - 1, _counts[_used - 1]);
        var block = _blocks[low];
        var (first, last) = (0, _counts[low] - 1);
        while (first < last)
        {
            var middle = (first + last) >>> 1;
            if (segments.Side(block[middle], vertex) > 0) first = middle + 1;
            else last = middle;
        }

        return new Place(low, first);
    }

    public int At(Place place)
    {
        var offset = place.Offset;
        for (var block = place.Block; block < _used; block++)
        {
            if (offset < _counts[block]) return _blocks[block][offset];
            offset -= _counts[block];
        }

        return None;
    }

    public int Below(Place place) =>
        place.Offset > 0 ? _blocks[place.Block][place.Offset - 1]
        : place.Block > 0 && _used > 0 ? _blocks[place.Block - 1][_counts[place.Block - 1] - 1] : None;

    public int Above(Place place) => At(place with { Offset = place.Offset + 1 });

    public void Replace(Place place, int segment) => _blocks[place.Block][place.Offset] = segment;

    public void Insert(Place place, int lower, int upper)
    {
        if (_used == 0) AddBlock(0);
        if (_counts[place.Block] > Capacity - 2)
        {
            Split(place.Block);
            if (place.Offset > _counts[place.Block]) place = new Place(place.Block + 1, place.Offset - _counts[place.Block]);
        }

        var block = _blocks[place.Block];
        Array.Copy(block, place.Offset, block, place.Offset + 2, _counts[place.Block] - place.Offset);
        (block[place.Offset], block[place.Offset + 1]) = (lower, upper);
        _counts[place.Block] += 2;
    }

    /// <summary>Takes out the segment at a place and the one above it.</summary>
    public void RemoveTwo(Place place)
    {
        var above = place.Offset + 1 < _counts[place.Block] ? place with { Offset = place.Offset + 1 } : new Place(place.Block + 1, 0);
        RemoveOne(above);
        RemoveOne(place);
    }

    private void RemoveOne(Place place)
    {
        var block = _blocks[place.Block];
        Array.Copy(block, place.Offset + 1, block, place.Offset, --_counts[place.Block] - place.Offset);
        if (_counts[place.Block] == 0) DropBlock(place.Block);
    }

    private void Split(int index)
    {
        AddBlock(index + 1);
        var half = _counts[index] / 2;
        _counts[index + 1] = _counts[index] - half;
        Array.Copy(_blocks[index], half, _blocks[index + 1], 0, _counts[index + 1]);
        _counts[index] = half;
    }

    private void AddBlock(int index)
    {
        if (_used == _blocks.Length)
        {
            Array.Resize(ref _blocks, 2 * _used);
            Array.Resize(ref _counts, 2 * _used);
        }

        Array.Copy(_blocks, index, _blocks, index + 1, _used - index);
        Array.Copy(_counts, index, _counts, index + 1, _used - index);
        _used++;
        _counts[index] = 0;
        if (_spare.Count == 0) _spare.Add(new int[Capacity]);
        _blocks[index] = _spare[^1];
        _spare.RemoveAt(_spare.Count - 1);
    }

    private void DropBlock(int index)
    {
        _spare.Add(_blocks[index]);
        _used--;
        Array.Copy(_blocks, index + 1, _blocks, index, _used - index);
        Array.Copy(_counts, index + 1, _counts, index, _used - index);
    }
}
