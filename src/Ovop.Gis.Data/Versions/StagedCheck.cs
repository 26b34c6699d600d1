using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.Versions;

/// <summary>What a column cannot give back as it was must not go in: its hash would never be found again.</summary>
internal static class StagedCheck
{
    /// <exception cref="ArgumentException">A value does not fit the fields.</exception>
    public static void Run(StagedDataset dataset)
    {
        var types = dataset.Fields.ToDictionary(f => f.Name, f => f.Type, StringComparer.Ordinal);
        foreach (var feature in dataset.Features)
        {
            if (feature.Geometry is not null && !dataset.Description.IsSpatial) throw Wrong(feature, "a shape", "a table");
            foreach (var (name, value) in feature.Attributes)
            {
                if (value is null) continue;
                if (!types.TryGetValue(name, out var type)) throw Wrong(feature, $"the attribute '{name}'", "the fields");
                if (!Fits(value, type)) throw Wrong(feature, $"'{name}' = {value}", $"a field of type {type}");
            }
        }
    }

    private static bool Fits(object value, string type) => type switch
    {
        "integer" => value is long,
        "number" => value is double number && !double.IsNaN(number),
        "boolean" => value is bool,
        _ => value is string,
    };

    private static ArgumentException Wrong(Feature feature, string what, string where) => new($"Feature '{feature.Id}' has {what}, which {where} cannot hold.");
}
