using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Checks;

internal static class FindingPlace
{
    /// <summary>The middle of the feature's extent, for a map to fly to; null where it has no place in longitude and latitude.</summary>
    public static Place? Of(ImportedFeature feature) =>
        feature.Geometry is { IsEmpty: false } shape && shape.EnvelopeInternal.Centre is { } c && Math.Abs(c.X) <= 180 && Math.Abs(c.Y) <= 90 ? new Place(c.X, c.Y) : null;

    /// <summary>A text from the file as it is quoted in a finding.</summary>
    public static string Quote(string text) => text.Length <= 60 ? $"'{text}'" : $"'{text[..60]}…'";
}
