using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

/// <summary>A repair that a file could have, with what it does to each feature. Made only when it is asked for by its id.</summary>
/// <param name="Id">Such as make-valid.</param>
/// <param name="Applied">True where it was asked for and the staged data have it.</param>
/// <param name="Effects">The features it changes, the largest change first.</param>
public sealed record RepairOffer(string Id, LocalText Title, LocalText Explanation, bool Applied, IReadOnlyList<RepairEffect> Effects);

/// <param name="Feature">What people call the feature.</param>
/// <param name="MovedSquareMetres">The area that is in one of the two shapes and not in the other.</param>
public sealed record RepairEffect(int Record, string? Feature, double AreaBeforeSquareMetres, double AreaAfterSquareMetres, double MovedSquareMetres);

/// <summary>The repairs there are, in the order they are made.</summary>
public static class RepairIds
{
    public const string RemoveEmpty = "remove-empty";
    public const string RemoveDuplicateVertices = "remove-duplicate-vertices";
    public const string MakeValid = "make-valid";
    public const string FixOrientation = "fix-orientation";
    public const string SnapToCoverage = "snap-to-coverage";

    public static readonly IReadOnlyList<string> All = [RemoveEmpty, RemoveDuplicateVertices, MakeValid, FixOrientation, SnapToCoverage];
}
