using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Files;

internal static class LayerChoice
{
    private const int MostNamesShown = 30;

    /// <summary>The wanted layer, or the only one; otherwise an error that lists the names.</summary>
    public static T Choose<T>(IReadOnlyList<T> layers, string? wanted, string file, params Func<T, string>[] names)
    {
        if (wanted is null && layers.Count == 1) return layers[0];
        var list = string.Join(", ", layers.Take(MostNamesShown).Select(names[0])) + (layers.Count > MostNamesShown ? ", ..." : "");
        if (wanted is null)
            throw new UnreadableFileException(ReadFaults.LayerAmbiguous, file,
                $"{file} holds {layers.Count} layers: {list}.", "Say which layer to read, by its name.")
            { Choices = [.. layers.Select(names[0])] };
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            foreach (var name in names)
            {
                var found = layers.Where(layer => string.Equals(name(layer), wanted, comparison)).ToList();
                if (found.Count == 1) return found[0];
            }
        }
        throw new UnreadableFileException(ReadFaults.LayerNotFound, file,
            $"{file} has no single layer called {wanted}; it holds {list}.", "Use one of these names.")
        { Choices = [.. layers.Select(names[0])] };
    }
}
