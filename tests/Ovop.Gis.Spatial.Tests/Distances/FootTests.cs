using CsCheck;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Tests.Distances;

public class FootTests
{
    private static readonly Geodesic Earth = Geodesic.Wgs84;

    private static SpacePoint InSpace(LonLat place) => SpacePoint.Of(Earth, place);

    /// <summary>The place lies off a chosen place of the edge at nearly a right angle, where it is hardest to tell.</summary>
    [Fact]
    public void Where_the_chords_do_not_doubt_the_nearest_place_is_where_they_say() => Gen.Select(
        ChordDistanceTests.Anywhere, Gen.Double[0, 360], Gen.Double[-1, 5], Gen.Double[-6, 5], Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[-0.5, 1.5]), Gen.Double[-1e-4, 1e-4])
        .Sample((start, azimuth, logLength, logAside, ratio, lean) =>
        {
            var length = Math.Pow(10, logLength);
            var line = Earth.Line(start, azimuth);
            var end = line.At(length).Position;
            var off = line.At(ratio * length);
            var place = Earth.Direct(off.Position, off.AzimuthDegrees + 90 + lean, Math.Pow(10, logAside)).Position;
            if (start == end) return;
            var foot = Foot.Of(new Edge(start, InSpace(start), end, InSpace(end), false), InSpace(place));
            double At(double metres) => Earth.Inverse(line.At(metres).Position, place).DistanceMetres;
            var (slack, step) = (2e-8, length * 1e-3);
            if (foot.Place == FootPlace.Start) Assert.True(At(0) <= At(step) + slack);
            if (foot.Place == FootPlace.End) Assert.True(At(length) <= At(length - step) + slack);
            if (foot.Place != FootPlace.Between) return;
            Assert.True(At(foot.Ratio * length) <= Math.Min(At(0), At(length)) + slack);
        }, iter: 20_000);
}
