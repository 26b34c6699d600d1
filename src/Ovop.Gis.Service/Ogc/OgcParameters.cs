using System.Globalization;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Service.Ogc;

/// <summary>Parameters of a query, each known, each given once, all faults told together.</summary>
internal sealed class OgcParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<RequestFault> _faults = [];

    public OgcParameters(HttpRequest request, IReadOnlyCollection<string> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name)) Blame(name, $"unknown parameter; known are {string.Join(", ", known)}.");
            else if (values.Count != 1) Blame(name, "given more than once.");
            else _values.Add(name, values.ToString());
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public void Blame(string name, string message) => _faults.Add(new RequestFault(name.Length > 40 ? name[..40] + "…" : name, message));

    /// <summary>Runs a reading that may refuse; its faults join the others.</summary>
    public T? Try<T>(string name, Func<string, T> read)
    {
        if (this[name] is not { } text) return default;
        try
        {
            return read(text);
        }
        catch (RefusedException e)
        {
            _faults.AddRange(e.Faults.Select(f => f with { Parameter = name }));
            return default;
        }
    }

    public int Whole(string name, int otherwise, int least, int most)
    {
        if (this[name] is not { } text) return otherwise;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least)
        {
            Blame(name, $"must be a whole number of at least {least}.");
            return otherwise;
        }

        return (int)Math.Min(number, most);
    }

    public Crs ReferenceSystem(string name) => Try(name, text => KnownCrs.Find(text) is { Uri: not null } crs
        ? crs
        : throw new RefusedException(name, "is no reference system of this service; each collection lists those there are.")) ?? KnownCrs.Crs84;

    public void RefuseFaults()
    {
        if (_faults.Count > 0) throw new RefusedException(_faults);
    }
}
