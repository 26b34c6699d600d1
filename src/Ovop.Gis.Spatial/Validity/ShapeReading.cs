namespace Ovop.Gis.Spatial.Validity;

/// <summary>The ways a shape can break the rules of OGC Simple Features.</summary>
public enum ValidityFaultKind
{
    CoordinateNotFinite,
    RingNotClosed,
    TooFewPoints,
    SelfIntersection,
    RingSelfIntersection,
    HoleOutsideShell,
    NestedHoles,
    NestedShells,
    DisconnectedInterior,
    DuplicateRings,

    /// <summary>Rings touch, in a shape of so many vertices that whether they may is not looked into.</summary>
    TouchingBeyondCheck,
    Other,
}

/// <param name="Place">Where it shows, in the coordinates of the shape; null where it has no place.</param>
public sealed record ValidityFault(ValidityFaultKind Kind, (double X, double Y)? Place);

/// <summary>What one look at a shape tells.</summary>
/// <param name="Fault">Null where the shape is valid.</param>
/// <param name="DuplicateVertices">Vertices that only repeat the one before them.</param>
/// <param name="Rings">Rings with an inside.</param>
/// <param name="ClockwiseOutside">Rings that run so that the outer are clockwise and the holes anticlockwise.</param>
public readonly record struct ShapeReading(ValidityFault? Fault, int DuplicateVertices, int Rings, int ClockwiseOutside);
