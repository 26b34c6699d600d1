using System.Text.Json;
using System.Text.Json.Serialization;
using Ovop.Gis.Data;
using Ovop.Gis.Data.Json;

namespace Ovop.Gis.Service.Imports;

[JsonConverter(typeof(StatusConverter))]
internal enum ImportStatus
{
    Checking,

    /// <summary>Checked; nothing keeps it out.</summary>
    Ready,

    /// <summary>Checked; the report has errors.</summary>
    Refused,

    /// <summary>The file cannot be read at all; the fault says why.</summary>
    Unreadable,
    Committed,

    /// <summary>The check itself broke; the fault says whether to try again.</summary>
    Failed,
}

/// <summary>An upload and what became of it.</summary>
internal sealed record ImportResource(
    string Id, ImportStatus Status, string File, long SizeBytes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, ImportChoices Options,
    ImportProgress? Progress, IReadOnlyList<string>? SourceLayers, ImportFault? Fault, LoadOutcome? Report, int? Version);

/// <summary>Why a file cannot be read.</summary>
internal sealed record ImportFault(string Code, string Message, string WayOut, int? Record);

internal sealed record ImportList(IReadOnlyList<ImportResource> Imports);

internal sealed record FindingsAnswer(IReadOnlyList<Planning.Imports.Finding> Findings);

internal sealed record ProfilesAnswer(IReadOnlyList<Planning.Imports.Profiles.RuleProfileEntry> Profiles);

internal sealed class StatusConverter() : JsonStringEnumConverter<ImportStatus>(JsonNamingPolicy.KebabCaseLower);
