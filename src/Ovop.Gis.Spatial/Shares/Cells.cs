namespace Ovop.Gis.Spatial.Shares;

/// <summary>The cells that covers cut a whole into, by the groups that cover them; number 0 is what none covers.</summary>
/// <param name="methods">How many areas each cell has.</param>
internal sealed class Cells(int methods)
{
    private readonly List<int[]> _groups = [[]];
    private readonly List<double> _areas = [.. new double[methods]];
    private readonly List<PartBorder> _borders = [default];
    private readonly Dictionary<(int Cell, int Group), int> _toggled = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };

    public int Count => _groups.Count;

    public IReadOnlyList<int> Groups(int cell) => _groups[cell];

    public double Area(int cell, int method) => _areas[cell * methods + method];

    public PartBorder Border(int cell) => _borders[cell];

    public void Clear()
    {
        _groups.RemoveRange(1, Count - 1);
        _borders.RemoveRange(1, _borders.Count - 1);
        _areas.RemoveRange(methods, _areas.Count - methods);
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_areas).Clear();
        _borders[0] = default;
        _toggled.Clear();
        _numbers.Clear();
        _numbers.Add("", 0);
    }

    public void AddArea(int cell, int method, double area) => _areas[cell * methods + method] += area;

    public void AddBorder(int cell, in PartBorder border) => _borders[cell] += border;

    /// <summary>The cell of the same groups with one more, or without it where it was among them.</summary>
    public int Toggle(int cell, int group)
    {
        if (_toggled.TryGetValue((cell, group), out var other)) return other;
        var groups = _groups[cell];
        var at = Array.BinarySearch(groups, group);
        int[] toggled = at >= 0 ? [.. groups[..at], .. groups[(at + 1)..]] : [.. groups[..~at], group, .. groups[~at..]];
        var key = string.Join('+', toggled);
        if (!_numbers.TryGetValue(key, out other))
        {
            _numbers.Add(key, other = Count);
            _groups.Add(toggled);
            _borders.Add(default);
            _areas.AddRange(new double[methods]);
        }

        _toggled.Add((cell, group), other);
        _toggled.TryAdd((other, group), cell);
        return other;
    }
}
