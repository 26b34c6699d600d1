namespace Ovop.Gis.Spatial.Shares;

/// <summary>Which covers, and so which groups, lie over the place where a walk has come to.</summary>
internal sealed class Covering(Cells cells)
{
    private readonly Dictionary<int, int> _coversOfGroup = [];
    private int[] _times = [];
    private Arrangement _arrangement = null!;
    private int _contradictions;

    /// <summary>The cell of the groups that lie here.</summary>
    public int Cell { get; private set; }

    /// <summary>True while a cover has been entered twice or left unentered: such a polygon crosses itself, unless it is only for a rounding's length.</summary>
    public bool IsContradicted => _contradictions > 0;

    public void Begin(Arrangement arrangement)
    {
        _arrangement = arrangement;
        if (_times.Length < arrangement.Covers.Count) _times = new int[2 * arrangement.Covers.Count];
        Clear();
    }

    public void Clear()
    {
        Array.Clear(_times);
        _coversOfGroup.Clear();
        _contradictions = 0;
        Cell = 0;
    }

    public bool Has(int group) => _coversOfGroup.GetValueOrDefault(group) > 0;

    public void Step(int cover, int step)
    {
        var before = _times[cover];
        _times[cover] += step;
        _contradictions += (_times[cover] is 0 or 1 ? 0 : 1) - (before is 0 or 1 ? 0 : 1);
        if (before > 0 == _times[cover] > 0) return;
        var group = _arrangement.Covers[cover].Group;
        var covers = _coversOfGroup.GetValueOrDefault(group);
        _coversOfGroup[group] = covers + step;
        if (covers > 0 != covers + step > 0) Cell = cells.Toggle(Cell, group);
    }
}
