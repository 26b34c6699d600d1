using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles;

/// <summary>The standards a file can be held against.</summary>
public static class RuleProfiles
{
    public const string None = "none";

    public static IReadOnlyList<string> Ids => [None];

    /// <param name="profile">An id; null to decide by the file's fields.</param>
    /// <returns>Null where the file is held against nothing.</returns>
    internal static CheckSheet? Hold(string? profile, RawDataset raw, CollectionId layer, IReadOnlyList<ImportedFeature> features, CancellationToken cancellationToken) => null;
}
