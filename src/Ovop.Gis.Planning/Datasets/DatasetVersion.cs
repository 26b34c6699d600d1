using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Datasets;

/// <summary>A layer at one moment of its life: the number counts commits, the hash is of the content.</summary>
/// <param name="ContentSha256">See <see cref="ContentDigest"/>.</param>
public sealed record DatasetVersion(CollectionId Layer, int Number, string ContentSha256);

/// <summary>Data ready to become a layer's next version: mapped, reprojected to WGS 84 and checked.</summary>
/// <param name="SourceFile">The name of the file it came from.</param>
/// <param name="SourceSha256">Hash of that file's bytes.</param>
public sealed record StagedDataset(
    CollectionDescription Description, IReadOnlyList<FieldSchema> Fields, IReadOnlyList<Feature> Features, string SourceFile, string SourceSha256)
{
    private string? _contentSha256;

    public IReadOnlyList<Feature> Features
    {
        get;
        init => (field, _contentSha256) = (value, null);
    } = Features;

    /// <summary>Computed at the first asking, so that a store may ask on another core while it writes.</summary>
    public string ContentSha256 => _contentSha256 ??= ContentDigest.Of(Features);
}
