using System.Text.Json.Serialization;

namespace Ovop.Gis.Service.Versions;

/// <param name="To">The version to have back; 0 withdraws the layer.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RollbackRequest(int? To, string? By);
