using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>One thing that was noticed about a file. A finding of severity error keeps the file out.</summary>
/// <param name="Code">Stable, such as geometry-invalid.</param>
/// <param name="Record">The record to blame, counted from 1; null where it is the file as a whole.</param>
/// <param name="Text">What it is and the way out.</param>
public sealed record Finding(string Code, Severity Severity, int? Record, Place? Location, LocalText Text)
{
    /// <summary>What people call the feature to blame: its name or its code.</summary>
    public string? Feature { get; init; }

    /// <summary>How large the fault is on the ground; null where it has no area.</summary>
    public double? AreaSquareMetres { get; init; }

    /// <summary>The fault itself for the map, in longitude and latitude: a gap, an overlap, a spike.</summary>
    public Geometry? Shape { get; init; }

    /// <summary>The repair that would mend it, one of the ids of <see cref="RepairOffer"/>.</summary>
    public string? Repair { get; init; }
}
