using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Features;

/// <summary>What a layer is, apart from what is in it.</summary>
/// <param name="Order">Drawing order, bottom first.</param>
/// <param name="Role">units, zones, points, lines, reference, or table where nothing has a place.</param>
/// <param name="NameField">The attribute people call a feature by.</param>
/// <param name="GroupField">The attribute that gathers features of one zone; null where each feature stands alone.</param>
/// <param name="Indicative">True where the data only indicate: not for decisions about land.</param>
/// <param name="BoundaryAccuracyMetres">How far a drawn boundary may be from the true one; null where unknown.</param>
public sealed record CollectionDescription(
    CollectionId Id, int Order, LocalText Title, string Role, string GeometryType, string? NameField, string? GroupField,
    bool Indicative, double? BoundaryAccuracyMetres, LocalText Source, LocalText Note, LayerStyle Style)
{
    public bool IsSpatial => GeometryType != "None";
}

/// <summary>A layer as the store has it now.</summary>
public sealed record Collection(
    CollectionDescription Description, DatasetVersion Version, int FeatureCount, Box Extent, IReadOnlyList<FieldSchema> Fields)
{
    public CollectionId Id => Description.Id;
}

/// <param name="Type">text, integer, number or boolean.</param>
public sealed record FieldSchema(string Name, string Type);
