namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>What a .prj text was found to say: a system, or the reason why not, and whatever is worth telling.</summary>
public sealed record PrjReading(Crs? Crs, PrjFault? Fault, IReadOnlyList<PrjNote> Notes);

/// <summary>Why a text gives no reference system, and what its owner can do.</summary>
public sealed record PrjFault(PrjFaultKind Kind, string What, string WayOut);

/// <summary>Something about a text that was understood nevertheless.</summary>
public sealed record PrjNote(PrjNoteKind Kind, string Text);

/// <summary>The ways in which a text can fail.</summary>
public enum PrjFaultKind
{
    Empty,
    Unparsable,
    Version2,
    Compound,
    NotHorizontal,
    UnsupportedProjection,
    UnsupportedUnit,
    UnsupportedPrimeMeridian,
    UnsupportedAxis,
    MissingValue,
}

/// <summary>The things that may be worth telling about a text.</summary>
public enum PrjNoteKind
{
    CodeContradictsParameters,
    DatumTakenAsWgs84,
    DatumShiftAssumed,
    DatumShiftUnknown,
    NotInRegister,
}
