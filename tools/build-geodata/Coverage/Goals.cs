using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>The facts as numbers by label: 0 to 25 are the kelurahan in order of code, then land outside, then sea.</summary>
internal sealed class Goals
{
    private readonly double[,] _borderKilometres;

    public Goals(FactBook facts)
    {
        Facts = facts;
        Count = facts.Kelurahan.Count;
        Centroids = [.. facts.Kelurahan.Select(k => LocalPlane.From(k.Centroid) * 0.001)];
        SouthWests = [.. facts.Kelurahan.Select(k => LocalPlane.From(new Place(k.WestDegrees, k.SouthDegrees)) * 0.001)];
        NorthEasts = [.. facts.Kelurahan.Select(k => LocalPlane.From(new Place(k.EastDegrees, k.NorthDegrees)) * 0.001)];
        Coast = [.. facts.Coast.Select(c => LocalPlane.From(c.Place))];
        CoastOwners = [.. facts.Coast.Select(c => LabelOf(c.OwnerCode))];
        _borderKilometres = new double[Count + 2, Count + 2];
        for (var a = 0; a < Count; a++)
        {
            for (var b = 0; b < Count; b++)
                if (a != b) _borderKilometres[a, b] = facts.ListedKilometres(facts.Kelurahan[a].Code, facts.Kelurahan[b].Code);
            var inland = InlandKilometres(a);
            _borderKilometres[a, Outside] = _borderKilometres[Outside, a] = inland;
        }
    }

    public FactBook Facts { get; }
    public int Count { get; }
    public byte Outside => (byte)Count;
    public byte Sea => (byte)(Count + 1);
    public PlanePoint[] Centroids { get; }
    public PlanePoint[] SouthWests { get; }
    public PlanePoint[] NorthEasts { get; }
    public PlanePoint[] Coast { get; }
    public byte[] CoastOwners { get; }

    public double AreaSquareKilometres(int label) => Facts.Kelurahan[label].AreaSquareKilometres;

    /// <summary>The listed border; zero where the two are not listed as neighbours.</summary>
    public double BorderKilometres(int a, int b) => _borderKilometres[a, b];

    public byte LabelOf(string code)
    {
        if (code == BorderFact.Outside) return Outside;
        for (byte i = 0; i < Count; i++)
            if (Facts.Kelurahan[i].Code == code) return i;
        throw new FormatException($"{code} is not a listed kelurahan.");
    }

    /// <summary>The lists give sea and other regencies in one number; what the shore does not explain is land.</summary>
    private double InlandKilometres(int label)
    {
        var listed = Facts.ListedKilometres(Facts.Kelurahan[label].Code, BorderFact.Outside);
        var shore = 0.0;
        for (var i = 1; i < Coast.Length; i++)
            if (CoastOwners[i - 1] == label) shore += Coast[i].DistanceMetres(Coast[i - 1]) / 1000;
        var rest = listed - shore;
        return rest < 0.4 ? 0 : rest;
    }
}
