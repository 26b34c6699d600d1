namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>A running sum that keeps what each addition drops (Neumaier 1974).</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _rest;

    internal readonly double Value => _sum + _rest;

    internal void Add(double term)
    {
        (_sum, var dropped) = Angles.TwoSum(_sum, term);
        _rest += dropped;
    }
}
