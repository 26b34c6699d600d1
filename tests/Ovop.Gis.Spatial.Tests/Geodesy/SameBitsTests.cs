using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Geodesy;

/// <summary>Every machine has to come to these bits. A change of the formulas changes the constants, and is a line in CHANGELOG.md.</summary>
public class SameBitsTests
{
    private const string WithoutIntrinsics = "DOTNET_EnableHWIntrinsic";
    private const string BitsOfParent = "OVOP_TEST_BITS";

    private static IEnumerable<double[]> Rows(string file, Func<string, string> numbers) =>
        from line in File.ReadLines(Path.Combine(Places.Repository, "tests", "Ovop.Gis.Spatial.Tests", file))
        where line[0] != '#'
        select numbers(line).Replace(",", "", StringComparison.Ordinal).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();

    private static IEnumerable<double[]> Lines() => Rows("Geodesy/lines.txt", line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    private static IEnumerable<double[]> Rings() => Rows("Geodesy/polygons.txt", line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);

    private static string HashOf(IEnumerable<double> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    [Fact]
    public void Geodesics_have_these_bits()
    {
        if (Environment.GetEnvironmentVariable(WithoutIntrinsics) == "0") Assert.False(Fma.IsSupported);
        Pinned("53e6922ff7e7ecb65866d124e75b228c178354c41025c066fc6c5c570c6952bc", HashOf(Lines().SelectMany(l =>
        {
            var path = Geodesic.Wgs84.Inverse(new(l[0], l[1]), new(l[2], l[3]));
            var end = Geodesic.Wgs84.Direct(new(l[0], l[1]), l[4], l[6]);
            return new[] { path.DistanceMetres, path.StartAzimuthDegrees, path.EndAzimuthDegrees, end.Position.LongitudeDegrees, end.Position.LatitudeDegrees, end.AzimuthDegrees };
        })));
    }

    [Fact]
    public void Areas_have_these_bits() =>
        Pinned("5777e8bc18fd440b5a5c39723ae1b467a43851fc57cfbeb86a6252fb5c297a2f", HashOf(Rings().Select(ring => Geodesic.Wgs84.SignedRingSquareMetres(ring))));

    [Fact]
    public void Places_in_the_plane_have_these_bits()
    {
        var systems = new[] { "EPSG:32649", "EPSG:23835", "EPSG:3857", "EPSG:23849" }.Select(id => KnownCrs.Find(id)!).ToList();
        var rings = Rings().Take(100).ToList();
        var places = from crs in systems
                     let away = Reprojection.FromWgs84(crs)
                     let home = Reprojection.ToWgs84(crs)
                     from ring in rings
                     from i in Enumerable.Range(0, ring.Length / 2)
                     let plane = away.Apply(ring[2 * i], ring[2 * i + 1])
                     let back = home.Apply(plane.X, plane.Y)
                     select new[] { plane.X, plane.Y, back.X, back.Y };
        Pinned("f2b2cc8d9bf44ea52a8396f996bfc0d61125ba557f2087e15abba3567f7ad83d", HashOf(places.SelectMany(numbers => numbers)));
        Pinned("8664fdb3e7e58ccb4f4375bd4858cdc94bbf7493aa1683660646e62bc769ca9f", HashOf(from method in systems.Select(crs => new PlanarArea(crs)) from ring in rings select method.Measure(Polygon(ring)).SquareMetres));
    }

    [Fact]
    public void Elementary_functions_have_these_bits()
    {
        // x = k / 1009, k from -9000 to 9000, and the far ones by powers of two.
        var near = Enumerable.Range(-9000, 18_001).Select(k => k / 1009.0);
        var far = Enumerable.Range(5, 1000).Select(k => Math.ScaleB(1.234567, k));
        Pinned("b21b06677be74bbe0477a2645f57a2cb00454a3390b025533e5ec8e5e56e0a4d", HashOf(near.Concat(far).SelectMany(x => new[]
        {
            Elementary.Sin(x), Elementary.Cos(x), Elementary.Tan(x), Elementary.Atan(x), Elementary.Asinh(x), Elementary.Sinh(x), Elementary.Cosh(x), Elementary.Exp(x),
            Elementary.Log(Math.Abs(x)), Elementary.Asin(x / 9), Elementary.Acos(x / 9), Elementary.Atanh(x / 9), Elementary.Atan2(x, 0.7), Elementary.Atan2Degrees(0.3, x),
        }.Select(value => double.IsNaN(value) ? 0 : value))));
    }

    /// <summary>Not pinned: how the nearest place is searched for may change. On all cores the same as on one, and in a child process the same as in its parent.</summary>
    [Fact]
    public void Nearest_places_have_the_same_bits_in_any_order()
    {
        var expected = Environment.GetEnvironmentVariable(BitsOfParent) ?? HashOf(NearestPlaces().AsParallel().AsOrdered().SelectMany(Measure));
        Assert.Equal(expected, HashOf(NearestPlaces().SelectMany(Measure)));
    }

    private static IEnumerable<(LonLat From, Polygon To)> NearestPlaces()
    {
        var rings = Rings().Take(60).Select(Polygon).ToList();
        return from i in Enumerable.Range(0, 600) select (new LonLat(108.8 + 0.4 * (i * 0.618034 % 1), 0.7 + 0.4 * (i * 0.414214 % 1)), rings[i % rings.Count]);
    }

    private static double[] Measure((LonLat From, Polygon To) pair)
    {
        var apart = GeodesicDistance.ToBoundary(pair.From, pair.To)!.Value;
        return [apart.Distance.Metres, apart.Bearing.Degrees, apart.To.LongitudeDegrees, apart.To.LatitudeDegrees];
    }

    [Fact]
    public async Task A_processor_without_its_special_instructions_comes_to_the_same_bits()
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(SameBitsTests).Assembly.Location);
        foreach (var test in new[] { nameof(Geodesics_have_these_bits), nameof(Areas_have_these_bits), nameof(Places_in_the_plane_have_these_bits), nameof(Elementary_functions_have_these_bits), nameof(Nearest_places_have_the_same_bits_in_any_order) })
        {
            start.ArgumentList.Add("-method");
            start.ArgumentList.Add($"{typeof(SameBitsTests).FullName}.{test}");
        }
        start.Environment[WithoutIntrinsics] = "0";
        start.Environment[BitsOfParent] = HashOf(NearestPlaces().SelectMany(Measure));

        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, await output + await errors);
        Assert.Contains("Total: 5", await output, StringComparison.Ordinal);
    }

    private static void Pinned(string expected, string found) => Assert.True(expected == found, $"the bits are {found}, not {expected}");

    private static Polygon Polygon(double[] ring)
    {
        var vertices = Enumerable.Range(0, ring.Length / 2).Select(i => new Coordinate(ring[2 * i], ring[2 * i + 1])).ToList();
        return new Polygon(new LinearRing([.. vertices, vertices[0].Copy()]));
    }
}
