using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Tests.Units;

public class UnitTests
{
    [Fact]
    public void Twelve_hectares_are_a_hundred_and_twenty_thousand_square_metres() =>
        Assert.Equal(120_000, Area.FromHectares(12).SquareMetres);

    [Fact]
    public void A_quarter_of_an_area_is_a_share_of_25_per_cent() =>
        Assert.Equal(25, (Area.FromHectares(1) / Area.FromHectares(4)).Percent);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_distance_is_finite_and_not_negative(double metres) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Distance.FromMetres(metres));

    [Theory]
    [InlineData(-90, 270)]
    [InlineData(360, 0)]
    [InlineData(725, 5)]
    [InlineData(-1e-300, 0)]
    public void A_bearing_lies_between_0_and_360(double given, double expected) =>
        Assert.Equal(expected, Bearing.FromDegrees(given).Degrees, 1e-12);
}
