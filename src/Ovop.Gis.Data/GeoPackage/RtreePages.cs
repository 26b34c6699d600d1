using System.Buffers.Binary;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>The pages of an SQLite R-tree, packed full: what inserting box by box would take many times longer to make.</summary>
/// <remarks>
/// Sort-tile-recursive packing after Leutenegger, Lopez and Edgington (1997). A page is: depth (of the root), number of cells,
/// then cells of an id and four single-precision sides, all big-endian; sides are rounded outwards.
/// </remarks>
internal sealed class RtreePages
{
    private const int HeaderBytes = 4;
    private const int CellBytes = 24;
    private const long Root = 1;
    private readonly int _pageBytes;
    private readonly int _cells;
    private long _lastNode = Root;

    private RtreePages(int pageBytes) => (_pageBytes, _cells) = (pageBytes, (pageBytes - HeaderBytes) / CellBytes);

    public List<(long Node, byte[] Page)> Nodes { get; } = [];

    /// <summary>The page above each page but the root.</summary>
    public List<(long Node, long Above)> Parents { get; } = [];

    /// <summary>The page that holds each id.</summary>
    public List<(long Id, long Node)> Holders { get; } = [];

    public static RtreePages Pack(List<(long Id, Box Box)> items, int pageBytes)
    {
        var pages = new RtreePages(pageBytes);
        var level = pages.Tiled(items);
        for (var depth = 0; ; depth++)
        {
            var above = pages.Level(level, depth);
            if (above.Count <= 1) break;
            level = above;
        }

        pages.Holders.Sort();
        pages.Parents.Sort();
        return pages;
    }

    private List<(long Id, Box Box)> Level(List<(long Id, Box Box)> cells, int depth)
    {
        var above = new List<(long, Box)>();
        var isRoot = cells.Count <= _cells;
        for (var from = 0; from == 0 || from < cells.Count; from += _cells)
        {
            var node = isRoot ? Root : ++_lastNode;
            var page = new byte[_pageBytes];
            if (isRoot) BinaryPrimitives.WriteUInt16BigEndian(page, (ushort)depth);
            var count = Math.Min(_cells, cells.Count - from);
            BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(2), (ushort)count);
            var box = Box.Empty;
            for (var i = 0; i < count; i++)
            {
                var cell = cells[from + i];
                Write(page.AsSpan(HeaderBytes + i * CellBytes), cell.Id, cell.Box);
                (depth == 0 ? Holders : Parents).Add((cell.Id, node));
                box = box.Union(cell.Box);
            }

            Nodes.Add((node, page));
            above.Add((node, box));
        }

        return above;
    }

    private List<(long Id, Box Box)> Tiled(List<(long Id, Box Box)> items)
    {
        var pages = (items.Count + _cells - 1) / _cells;
        var perStrip = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(pages)) * _cells);
        var tiled = items.ToArray();
        Array.Sort(Array.ConvertAll(tiled, x => x.Box.MinX + x.Box.MaxX), tiled);
        for (var from = 0; from < tiled.Length; from += perStrip)
        {
            var strip = tiled.AsSpan(from, Math.Min(perStrip, tiled.Length - from));
            strip.Sort((a, b) => (a.Box.MinY + a.Box.MaxY).CompareTo(b.Box.MinY + b.Box.MaxY));
        }

        return [.. tiled];
    }

    private static void Write(Span<byte> cell, long id, in Box box)
    {
        BinaryPrimitives.WriteInt64BigEndian(cell, id);
        BinaryPrimitives.WriteSingleBigEndian(cell[8..], Below(box.MinX));
        BinaryPrimitives.WriteSingleBigEndian(cell[12..], Above(box.MaxX));
        BinaryPrimitives.WriteSingleBigEndian(cell[16..], Below(box.MinY));
        BinaryPrimitives.WriteSingleBigEndian(cell[20..], Above(box.MaxY));
    }

    private static float Below(double side) => (float)side is var near && near > side ? MathF.BitDecrement(near) : near;

    private static float Above(double side) => (float)side is var near && near < side ? MathF.BitIncrement(near) : near;
}
