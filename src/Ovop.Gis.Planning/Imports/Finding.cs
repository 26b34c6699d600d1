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
public sealed record Finding(string Code, Severity Severity, int? Record, Place? Location, LocalText Text);
