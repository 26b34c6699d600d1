using CsCheck;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Tests.Units;

public class LargestRemainderTests
{
    [Fact]
    public void Shares_of_a_whole_add_to_a_hundred_and_none_is_off_by_a_whole_step() =>
        Gen.Select(Gen.Double[0, 1].Array[1, 200], Gen.Int[0, 4]).Where((weights, _) => weights.Sum() > 1e-3).Sample((weights, decimals) =>
        {
            var shares = weights.Select(w => w / weights.Sum() * 100).ToArray();
            var rounded = LargestRemainder.Round(shares, decimals);
            var step = (decimal)Math.Pow(10, -decimals);
            Assert.Equal(100m, rounded.Sum());
            for (var i = 0; i < shares.Length; i++)
            {
                Assert.Equal(0m, rounded[i] % step);
                Assert.InRange(rounded[i] - (decimal)shares[i], -step, step);
            }
        }, iter: 5_000);

    [Fact]
    public void What_lost_more_is_never_passed_over_for_what_lost_less() =>
        Gen.Double[0, 100].Array[2, 30].Sample(parts =>
        {
            var rounded = LargestRemainder.Round(parts, 1);
            var lost = parts.Select(p => (decimal)p * 10 % 1).ToArray();
            var raised = parts.Select((p, i) => rounded[i] > (decimal)p).ToArray();
            for (var i = 0; i < parts.Length; i++)
                for (var j = 0; j < parts.Length; j++)
                    if (raised[i] && !raised[j]) Assert.True(lost[i] >= lost[j]);
        });

    [Fact]
    public void Parts_of_less_than_the_whole_add_to_the_rounded_sum_and_signs_are_kept()
    {
        Assert.Equal([33.3m, 33.3m, 33.4m], LargestRemainder.Round([33.32, 33.32, 33.36], 1));
        Assert.Equal([33.4m, 33.3m, 33.3m], LargestRemainder.Round([100 / 3d, 100 / 3d, 100 / 3d], 1));
        Assert.Equal([1m, 1m], LargestRemainder.Round([0.6, 0.9], 0));
        Assert.Equal([-1m, 2m], LargestRemainder.Round([-0.6, 1.7], 0));
        Assert.Empty(LargestRemainder.Round([], 2));
    }
}
