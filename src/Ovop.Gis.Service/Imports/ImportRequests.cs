using System.Text.Json.Serialization;
using Ovop.Gis.Data;

namespace Ovop.Gis.Service.Imports;

/// <summary>Choices to change before a file is checked again: what is left out or null stays, an empty text clears.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ImportPatch(
    string? Layer, string? Crs, bool? SwapAxes, string? Encoding, string? SourceLayer, string? Profile, IReadOnlyList<string>? Repairs, string? X, string? Y, string? Accuracy)
{
    public ImportChoices Over(ImportChoices before) => new(
        Text(Layer, before.Layer), Text(Crs, before.Crs), SwapAxes ?? before.SwapAxes, Text(Encoding, before.Encoding), Text(SourceLayer, before.SourceLayer),
        Text(Profile, before.Profile), Repairs ?? before.Repairs, Text(X, before.X), Text(Y, before.Y), Text(Accuracy, before.Accuracy));

    private static string? Text(string? asked, string? before) => asked switch { null => before, "" => null, _ => asked };
}

/// <param name="By">Who commits, for the history.</param>
/// <param name="Expected">The version the user saw when deciding; that of the report where left out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CommitRequest(string? By, int? Expected);
