using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

/// <summary>Gathers findings; of one kind the first are kept one by one and the rest as a count, so that a bad file stays readable.</summary>
internal sealed class FindingList(int mostOfAKind)
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, (int Count, Severity Severity)> _kinds = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _kinds.ToDictionary(k => k.Key, k => k.Value.Count, StringComparer.Ordinal);

    public bool HasErrors => _kinds.Values.Any(k => k.Severity == Severity.Error);

    public IReadOnlyList<Finding> All =>
    [
        .. _findings.OrderByDescending(f => f.Severity),
        .. _kinds.Where(k => k.Value.Count > mostOfAKind).Select(k => new Finding(k.Key, k.Value.Severity, null, null, new LocalText(
            $"… dan {k.Value.Count - mostOfAKind} lagi dari jenis ini.", $"… and {k.Value.Count - mostOfAKind} more of this kind."))),
    ];

    public void Error(string code, int? record, Place? location, string id, string en) => Add(new Finding(code, Severity.Error, record, location, new LocalText(id, en)));

    public void Warning(string code, int? record, Place? location, string id, string en) => Add(new Finding(code, Severity.Warning, record, location, new LocalText(id, en)));

    public void Info(string code, string id, string en) => Add(new Finding(code, Severity.Info, null, null, new LocalText(id, en)));

    /// <summary>Whether more of a kind would only be counted.</summary>
    public bool IsFull(string code) => _kinds.GetValueOrDefault(code).Count >= mostOfAKind;

    /// <summary>Counts one more of a kind that is full.</summary>
    public void CountOneMore(string code) => _kinds[code] = (_kinds[code].Count + 1, _kinds[code].Severity);

    public void Add(Finding finding)
    {
        var (before, worst) = _kinds.GetValueOrDefault(finding.Code, (0, finding.Severity));
        var count = before + 1;
        _kinds[finding.Code] = (count, finding.Severity > worst ? finding.Severity : worst);
        if (count <= mostOfAKind) _findings.Add(finding);
    }
}
