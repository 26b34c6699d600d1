using CsCheck;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Proximity;

namespace Ovop.Gis.Spatial.Tests.Distances;

public class ChordDistanceTests
{
    private static readonly Geodesic Earth = Geodesic.Wgs84;

    /// <summary>Poles and the antimeridian more often than chance would have them.</summary>
    internal static readonly Gen<LonLat> Anywhere =
        from longitude in Gen.OneOf(Gen.Double[-180, 180], Gen.Double[179.9, 180], Gen.Int[-1, 1].Select(i => 180.0 * i))
        from latitude in Gen.OneOf(Gen.Double[-90, 90], Gen.Double[89.9, 90], Gen.Double[-1, 1], Gen.Int[-1, 1].Select(i => 90.0 * i))
        select new LonLat(longitude, latitude);

    private static Gen<(LonLat From, LonLat To)> Pair(double mostMetres) =>
        from place in Anywhere
        from azimuth in Gen.Double[0, 360]
        from part in Gen.OneOf(Gen.Double[0, 1], Gen.Double[-9, 0].Select(log => Math.Pow(10, log)))
        select (place, Earth.Direct(place, azimuth, part * mostMetres).Position);

    private static SpacePoint InSpace(LonLat place) => SpacePoint.Of(Earth, place);

    [Fact]
    public void The_way_from_the_chord_is_the_exact_way_within_15_nanometres() => Pair(0.999 * ChordDistance.LimitMetres).Sample(pair =>
        Assert.Equal(Earth.Inverse(pair.From, pair.To).DistanceMetres, ChordDistance.Metres(InSpace(pair.From), InSpace(pair.To)), 1.5e-8), iter: 20_000);

    [Fact]
    public void There_and_back_are_the_same_to_the_last_bit() => Pair(ChordDistance.LimitMetres).Sample(pair =>
        Assert.Equal(ChordDistance.Metres(InSpace(pair.From), InSpace(pair.To)), ChordDistance.Metres(InSpace(pair.To), InSpace(pair.From))));

    [Fact]
    public void A_place_is_at_no_distance_from_itself() => Anywhere.Sample(place => Assert.Equal(0, ChordDistance.Metres(InSpace(place), InSpace(place))));

    [Fact]
    public void Chord_and_way_bound_each_other() => Gen.Select(Anywhere, Anywhere, Pair(1e5)).Sample((a, b, near) =>
    {
        foreach (var (from, to) in new[] { (a, b), near })
        {
            var (way, chord) = (Earth.Inverse(from, to).DistanceMetres, InSpace(from).DistanceTo(InSpace(to)));
            Assert.True(chord <= ChordDistance.LongestChordMetres(way), $"{from} {to}");
            Assert.True(chord >= ChordDistance.SureChordMetres(Math.BitDecrement(way)), $"{from} {to}");
        }
    }, iter: 20_000);

    [Fact]
    public void The_direction_from_the_chord_is_the_exact_one() => Pair(Viewpoint.MostMetres).Sample(pair =>
    {
        var exact = Earth.Inverse(pair.From, pair.To);
        var seen = new Viewpoint(pair.From).To(pair.To, InSpace(pair.To), exact.DistanceMetres).Bearing.Degrees;
        Assert.Equal(0, Math.IEEERemainder(seen - exact.StartAzimuthDegrees, 360), 1.5e-10);
    }, iter: 20_000);

    [Fact]
    public void The_quick_side_is_the_exact_side_where_it_does_not_doubt() => Gen.Select(Anywhere, Gen.Double[0, 360], Gen.Double[-1, 5.5], Gen.Double[0, 360], Gen.Double[-1, 5.5]).Sample((start, ahead, length, sight, reach) =>
    {
        var end = Earth.Direct(start, ahead, Math.Pow(10, length)).Position;
        var place = Earth.Direct(start, sight, Math.Pow(10, reach)).Position;
        if (start == end) return;
        var (metres, doubt) = Side.FromPlane(new Edge(start, InSpace(start), end, InSpace(end), false), InSpace(place));
        if (Math.Abs(metres) > doubt) Assert.Equal(Math.Sign(Side.Of(Earth, start, end, place)), Math.Sign(metres));
    }, iter: 20_000);
}
