using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Planning.Passports;

/// <summary>A report as bytes that are the same on any machine: what a passport's hash is of.</summary>
/// <remarks>
/// The JSON of the report without its passport, members in ordinal order and without white space, absent for null, text escaped as
/// in RFC 8785, each number with as many decimals as the unit in its name gets, halves away from zero. It can be made from the JSON
/// alone, in any language: src/README.passport.md says how.
/// </remarks>
public static class CanonicalForm
{
    /// <summary>Square metres to 1 cm², metres to 1 µm, degrees to 0.1 mm on the ground.</summary>
    private static readonly (string Suffix, int Decimals)[] Units =
    [
        ("squareMetres", 4), ("metres", 6), ("degrees", 9), ("longitude", 9), ("latitude", 9), ("ratio", 12), ("percent", 10), ("points", 10),
    ];

    public static string Sha256(IReport report)
    {
        using var writer = new CanonicalWriter(keepBytes: false);
        Write(writer, report);
        return writer.Sha256();
    }

    public static byte[] Bytes(IReport report)
    {
        using var writer = new CanonicalWriter(keepBytes: true);
        Write(writer, report);
        return writer.Bytes();
    }

    /// <summary>How many decimals a number gets by the unit at the end of its name; null where the name says none, which is how whole numbers are named.</summary>
    public static int? DecimalsOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return UnitOf(name) is { } unit ? unit.Decimals : null;
    }

    internal static (string Suffix, int Decimals)? UnitOf(string name)
    {
        foreach (var unit in Units)
            if (name.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase)) return unit;
        return null;
    }

    private static void Write(CanonicalWriter writer, IReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        CanonicalShapes.OfValue(report.GetType(), "").WriteValue(writer, report);
    }
}
