namespace Ovop.Gis.BuildGeodata.FactBooks;

/// <summary>A place in degrees, WGS84.</summary>
internal readonly record struct Place(double LngDegrees, double LatDegrees);

/// <summary>What is published of one kelurahan: names, column A, centroid, extent, listed point.</summary>
internal sealed record KelurahanFact(
    string Code,
    string Name,
    string KecamatanCode,
    string Kecamatan,
    double AreaSquareKilometres,
    Place Centroid,
    double SouthDegrees,
    double NorthDegrees,
    double WestDegrees,
    double EastDegrees,
    Place Point,
    double AirportEdgeKilometres);

/// <summary>A listed common border; the neighbour is <see cref="Outside"/> for the sea and other regencies.</summary>
internal sealed record BorderFact(string Code, string NeighbourCode, double LengthKilometres)
{
    public const string Outside = "outside";
}

/// <summary>A point of the coast from north to south, and who owns the shore that follows it.</summary>
internal sealed record CoastFact(Place Place, string OwnerCode);

/// <summary>The western and eastern edge of the city at one latitude.</summary>
internal sealed record WidthFact(double LatDegrees, double WestDegrees, double EastDegrees);

/// <summary>A place that is said to lie inside a kelurahan.</summary>
internal sealed record PinFact(Place Place, string Code);

/// <summary>The part of a circle round the airport that a kelurahan is said to fill.</summary>
internal sealed record RingFact(double RadiusKilometres, string Code, double AreaSquareKilometres);

/// <summary>All published facts the coverage is made from.</summary>
internal sealed record FactBook(
    IReadOnlyList<KelurahanFact> Kelurahan,
    IReadOnlyList<BorderFact> Borders,
    IReadOnlyList<CoastFact> Coast,
    IReadOnlyList<WidthFact> Widths,
    IReadOnlyList<PinFact> Pins,
    IReadOnlyList<RingFact> Rings)
{

    public static Place Airport { get; } = new(108.957333, 0.798472);

    /// <summary>A listed border seen from both sides: the two rows differ by rounding, so their mean counts.</summary>
    public double ListedKilometres(string code, string neighbourCode)
    {
        var rows = Borders.Where(b => (b.Code == code && b.NeighbourCode == neighbourCode)
            || (b.Code == neighbourCode && b.NeighbourCode == code)).ToList();
        return rows.Count == 0 ? 0 : rows.Average(b => b.LengthKilometres);
    }
}
