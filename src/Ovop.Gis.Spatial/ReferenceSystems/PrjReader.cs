using System.Reflection;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>Reads the text of a .prj file: well-known text, version 1, as OGC, GDAL or ESRI write it.</summary>
/// <remarks>
/// A system is recognised by its numbers (method, parameters, ellipsoid, datum shift), never by its name or code:
/// files and public lists carry wrong ones. Names only choose between systems whose numbers are all equal.
/// </remarks>
public static class PrjReader
{
    private const string NameIt = "Name the system when loading, or write the .prj anew as WKT version 1.";

    public static PrjReading Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Failed(PrjFaultKind.Empty, "the text is empty", NameIt);
        if (WktNode.Parse(text) is not { } root) return Failed(PrjFaultKind.Unparsable, "the text is not well-known text", NameIt);
        switch (root.Keyword.ToUpperInvariant())
        {
            case "PROJCS" or "GEOGCS":
                break;
            case "COMPD_CS" or "COMPOUNDCRS":
                return Failed(PrjFaultKind.Compound, "it joins a horizontal and a vertical system", "Keep only the horizontal part (PROJCS or GEOGCS) in the .prj.");
            case "VERT_CS" or "LOCAL_CS" or "GEOCCS" or "FITTED_CS" or "VERTCRS" or "ENGCRS":
                return Failed(PrjFaultKind.NotHorizontal, $"{root.Keyword} does not place a layer on the earth's surface", "Reproject the layer to EPSG:32649 or EPSG:4326.");
            case var keyword when keyword.EndsWith("CRS", StringComparison.Ordinal):
                return Failed(PrjFaultKind.Version2, $"{root.Keyword} is well-known text of version 2", "Write the .prj anew as WKT version 1, GDAL or ESRI flavour, or name the system when loading.");
            default:
                return Failed(PrjFaultKind.Unparsable, $"{root.Keyword} is not a reference system", NameIt);
        }
        var (definition, fault) = WktDefinition.Of(root);
        return definition is null ? new PrjReading(null, fault, []) : Recognise(root, definition);
    }

    private static PrjReading Recognise(WktNode root, CrsDefinition definition)
    {
        var notes = new List<PrjNote>();
        var declared = DeclaredCode(root);
        var entry = Choose(definition, declared, notes);
        var crs = entry?.Crs;
        if (crs is null)
        {
            var name = root.Name is { Length: > 0 } given ? given : "unnamed";
            crs = new Crs(definition.CustomId, name, definition.Wkt(name.Replace('"', '\''), null), definition.Projection is null, AxisOrder.EastFirst);
            if (!IsUsable(crs)) return new PrjReading(null, WktDefinition.Unsupported(definition.Projection?.Method ?? name).Fault, []);
            notes.Add(new PrjNote(PrjNoteKind.NotInRegister, "The parameters are those of no system known here; they are used as they stand."));
            if (!definition.StatesShift && !IsWgs84Ellipsoid(definition))
                notes.Add(new PrjNote(PrjNoteKind.DatumShiftUnknown, $"The datum {definition.DatumName} states no shift to WGS84; none is applied, and places may be off by hundreds of metres."));
        }
        if (declared is not null && crs.Id != "EPSG:" + declared)
            notes.Add(new PrjNote(PrjNoteKind.CodeContradictsParameters, $"The text declares EPSG:{declared}, but its parameters are those of {crs.Id} ({crs.Name})."));
        return new PrjReading(crs, null, notes);
    }

    private static KnownCrs.Entry? Choose(CrsDefinition definition, string? declared, List<PrjNote> notes)
    {
        var known = KnownCrs.Entries.Where(e => e.Crs.Id != "OGC:CRS84").ToList();
        var equal = known.Where(e => e.Definition.SameNumbers(definition)).ToList();
        if (equal.Count > 0)
        {
            if (equal.Find(e => SameDatum(e.Definition, definition)) is { } named) return named;
            var chosen = equal.Find(e => declared is not null && e.Crs.Id == "EPSG:" + declared) ?? equal[0];
            if (!chosen.Definition.StatesShift)
                notes.Add(new PrjNote(PrjNoteKind.DatumTakenAsWgs84, $"The datum {definition.DatumName} is not known here; its ellipsoid is that of WGS84 and it states no shift, so it is taken as {chosen.Crs.Name}."));
            return chosen;
        }
        // ESRI leaves the datum shift out; a datum that is known by its ellipsoid has only one.
        if (definition.StatesShift || IsWgs84Ellipsoid(definition)) return null;
        var unshifted = known.Find(e => e.Definition.StatesShift && (e.Definition with { ToWgs84 = [] }).SameNumbers(definition));
        if (unshifted is not null)
            notes.Add(new PrjNote(PrjNoteKind.DatumShiftAssumed, $"The text states no datum shift; that of {unshifted.Crs.Name} is used."));
        return unshifted;
    }

    private static bool SameDatum(CrsDefinition known, CrsDefinition read) => Family(known.PlainDatumName) == Family(read.PlainDatumName);

    private static string Family(string datum) =>
        datum is "WGS1984" or "WGS84" or "WORLDGEODETICSYSTEM1984" ? "WGS84"
        : datum.Contains("SRGI", StringComparison.Ordinal) || datum is "SISTEMREFERENSIGEOSPASIALINDONESIA2013" ? "SRGI2013"
        : datum.Contains("DGN", StringComparison.Ordinal) || datum is "DATUMGEODESINASIONAL1995" ? "DGN95"
        : datum is "INDONESIAN1974" or "INDONESIANDATUM1974" or "ID74" ? "ID74"
        : datum;

    private static string? DeclaredCode(WktNode root) =>
        root.Child("AUTHORITY") is { Texts: [var authority, ..] } node && authority.Equals("EPSG", StringComparison.OrdinalIgnoreCase)
            ? node.Texts.Count > 1 ? node.Texts[1]
                : node.Numbers.Count > 0 ? node.Numbers[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : null
            : null;

    private static bool IsWgs84Ellipsoid(CrsDefinition definition) =>
        (definition with { ToWgs84 = [], Projection = null }).SameNumbers(KnownCrs.Entries[0].Definition);

    /// <summary>Whether the projection library can build it.</summary>
    private static bool IsUsable(Crs crs)
    {
        try
        {
            return Reprojection.ToWgs84(crs) is not null && Reprojection.FromWgs84(crs) is not null;
        }
        catch (NotSupportedException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private static PrjReading Failed(PrjFaultKind kind, string what, string wayOut) => new(null, new PrjFault(kind, what, wayOut), []);
}
