using CsCheck;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Tests.Distances;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Tests.Proximity;

public class PointIndexTests
{
    private const double SameMetres = 1.5e-8;

    private static Gen<LonLat> Round(double longitude, double latitude, double degrees) =>
        from x in Gen.Double[-degrees, degrees]
        from y in Gen.Double[-degrees, degrees]
        select new LonLat(Math.IEEERemainder(longitude + x, 360), Math.Clamp(latitude + y, -90, 90));

    /// <summary>A crowd here, one across the antimeridian, one round a pole, one on a coarse grid with many on the same spot, or the whole earth.</summary>
    private static readonly Gen<LonLat> Crowd = Gen.OneOf(Round(109, 0.9, 0.3), Round(180, -17, 2), Round(0, 90, 3), ChordDistanceTests.Anywhere,
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], (x, y) => new LonLat(109 + 0.01 * x, 0.8 + 0.01 * y)));

    private static readonly Gen<(LonLat?[] Places, LonLat From)> Question =
        from one in Gen.OneOf(Round(109, 0.9, 0.3), Round(180, -17, 2), Round(0, 90, 3), Gen.Const(new LonLat(109.02, 0.83)), ChordDistanceTests.Anywhere)
        from all in Crowd.Array[0, 300]
        from gaps in Gen.Int[2, 20]
        select (all.Select((p, i) => i % gaps == 1 ? (LonLat?)null : p).ToArray(), one);

    private static readonly double[] SomeRadii = [0, 1, 25e3, 500e3, 2e7, 3e7];

    private static readonly Gen<double> Radius = Gen.OneOf(Gen.Int[0, 5].Select(i => SomeRadii[i]), Gen.Double[0, 7.3].Select(log => Math.Pow(10, log)));

    private static double Exact(LonLat from, LonLat to) => Geodesic.Wgs84.Inverse(from, to).DistanceMetres;

    private static void AssertOrdered(LonLat?[] places, LonLat from, NearbyPoints found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            Assert.Equal(Exact(from, places[found.Features[i]]!.Value), found.Metres[i], SameMetres);
            if (places[found.Features[i]] == from) Assert.Equal(0, found.Metres[i]);
            if (i == 0) continue;
            Assert.True(found.Metres[i - 1] < found.Metres[i] || found.Metres[i - 1] == found.Metres[i] && found.Features[i - 1] < found.Features[i]);
        }
    }

    [Fact]
    public void What_is_within_is_what_measuring_each_exactly_finds() => Gen.Select(Question, Radius).Sample((q, radius) =>
    {
        var found = new NearbyPoints();
        PointIndex.Build(q.Places).Within(q.From, Distance.FromMetres(radius), found);
        var expected = Enumerable.Range(0, q.Places.Length).Where(i => q.Places[i] is { } p && Exact(q.From, p) <= radius);
        Assert.Equal(expected, found.Features.ToArray().Order());
        AssertOrdered(q.Places, q.From, found);
    }, iter: 2_000);

    [Fact]
    public void A_point_at_the_radius_is_within_and_one_beyond_it_by_a_bit_is_not() => Gen.Select(Question, Gen.Int[0, 300]).Sample((q, pick) =>
    {
        if (q.Places.Length == 0 || q.Places[pick % q.Places.Length] is not { } place) return;
        var (index, found, metres) = (PointIndex.Build(q.Places), new NearbyPoints(), Exact(q.From, place));
        index.Within(q.From, Distance.FromMetres(metres), found);
        Assert.Contains(pick % q.Places.Length, found.Features.ToArray());
        Assert.All(found.Metres.ToArray(), m => Assert.True(m <= metres));
        if (metres == 0) return;
        index.Within(q.From, Distance.FromMetres(Math.BitDecrement(metres)), found);
        Assert.DoesNotContain(pick % q.Places.Length, found.Features.ToArray());
    }, iter: 2_000);

    [Fact]
    public void The_nearest_few_are_the_first_of_all_also_within_a_distance() => Gen.Select(Question, Gen.Int[0, 320], Radius).Sample((q, count, radius) =>
    {
        var (index, few, all) = (PointIndex.Build(q.Places), new NearbyPoints(), new NearbyPoints());
        index.All(q.From, all);
        Assert.Equal(q.Places.Count(p => p is not null), all.Count);
        AssertOrdered(q.Places, q.From, all);
        index.Nearest(q.From, count, within: null, few);
        Assert.Equal(all.Features[..Math.Min(count, all.Count)].ToArray(), few.Features.ToArray());
        Assert.Equal(all.Metres[..Math.Min(count, all.Count)].ToArray(), few.Metres.ToArray());
        index.Within(q.From, Distance.FromMetres(radius), all);
        index.Nearest(q.From, count, Distance.FromMetres(radius), few);
        Assert.Equal(all.Features[..Math.Min(count, all.Count)].ToArray(), few.Features.ToArray());
        Assert.Equal(all.Metres[..Math.Min(count, all.Count)].ToArray(), few.Metres.ToArray());
    }, iter: 2_000);

    [Fact]
    public void A_crowd_on_one_spot_comes_in_order_of_number()
    {
        var places = Enumerable.Range(0, 50_000).Select(i => (LonLat?)new LonLat(109 + i % 3 * 0.01, 0.8)).ToArray();
        var found = new NearbyPoints();
        PointIndex.Build(places).Within(new LonLat(109, 0.8), Distance.FromKilometres(5), found);
        Assert.Equal(Enumerable.Range(0, 50_000).OrderBy(i => i % 3).ThenBy(i => i), found.Features.ToArray());
    }

    [Fact]
    public void Nothing_is_found_where_there_is_nothing()
    {
        var found = new NearbyPoints();
        foreach (var index in new[] { PointIndex.Build([]), PointIndex.Build([null, null]) })
        {
            index.Within(new LonLat(109, 0.8), Distance.FromMetres(3e7), found);
            Assert.Equal(0, found.Count);
            index.Nearest(new LonLat(109, 0.8), 5, within: null, found);
            Assert.Equal(0, found.Count);
        }
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        var random = new Random(7);
        var places = Enumerable.Range(0, 5_000).Select(_ => (LonLat?)new LonLat(108 + 2 * random.NextDouble(), 2 * random.NextDouble())).ToArray();
        var index = PointIndex.Build(places);
        int[] Ask(int i)
        {
            var found = new NearbyPoints();
            index.Within(new LonLat(108.5 + 0.01 * i, 0.9), Distance.FromKilometres(30), found);
            return found.Features.ToArray();
        }

        var alone = Enumerable.Range(0, 50).Select(Ask).ToList();
        Assert.Equal(alone, Enumerable.Range(0, 50).AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Ask));
    }

    [Fact]
    public void Distances_are_sorted_whatever_their_spread() =>
        Gen.Select(Gen.OneOf(Gen.Double[0, 1], Gen.Int[0, 3].Select(i => (double)i), Gen.Double[0, 300].Select(l => Math.Pow(10, l / 2 - 75)), Gen.Const(0.0)).Array[0, 2_000], Gen.Int[1, 1_000]).Sample((metres, step) =>
        {
            var numbers = Enumerable.Range(0, metres.Length).Select(i => (i * 7919 + step) % 1_000_003).ToArray();
            var (sorted, sortedNumbers) = (new double[metres.Length], new int[metres.Length]);
            new DistanceOrder().Sort(metres, numbers, sorted, sortedNumbers);
            var expected = metres.Zip(numbers).OrderBy(p => p.First).ThenBy(p => p.Second).ToList();
            Assert.Equal(expected.Select(p => p.First), sorted);
            Assert.Equal(expected.Select(p => p.Second), sortedNumbers);
        }, iter: 500);
}
