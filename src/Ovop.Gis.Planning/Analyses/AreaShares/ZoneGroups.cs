using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Analyses.AreaShares;

/// <summary>The zones of a layer: features that carry the same zone id are one zone.</summary>
/// <param name="OfFeature">For each feature the number of its zone.</param>
internal sealed record ZoneGroups(IReadOnlyList<string> Ids, IReadOnlyList<string> Names, IReadOnlyList<int> OfFeature)
{
    public static ZoneGroups Of(Layer zones)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new List<string>();
        var names = new List<string>();
        var ofFeature = new int[zones.Features.Count];
        for (var i = 0; i < ofFeature.Length; i++)
        {
            var id = zones.GroupOf(zones.Features[i]);
            if (!numbers.TryGetValue(id, out var number))
            {
                numbers.Add(id, number = ids.Count);
                ids.Add(id);
                names.Add(zones.NameOf(zones.Features[i]));
            }

            ofFeature[i] = number;
        }

        return new ZoneGroups(ids, names, ofFeature);
    }
}
