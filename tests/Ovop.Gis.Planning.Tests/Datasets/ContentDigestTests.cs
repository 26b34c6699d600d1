using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Datasets;

public sealed class ContentDigestTests
{
    private static readonly Gen<double> Ordinate = Gen.OneOf(Gen.Double[-180, 180], Gen.Const(-0.0), Gen.Const(0.1));
    private static readonly Gen<Coordinate> Place = Gen.Select(Ordinate, Ordinate, Gen.Int[0, 3], (x, y, kind) =>
        kind == 0 ? new CoordinateZ(x, y, 5) : kind == 1 ? new CoordinateM(x, y, 7) : new Coordinate(x, y));

    private static readonly Gen<GeometryFactory> Factory = Gen.Bool.Select(flat => flat ? FlatCoordinates.LonLatFactory : GeometryFactory.Default);

    private static readonly Gen<Geometry?> Simple = Gen.Select(Factory, Gen.Int[0, 6], Place.Array[4, 12]).Select(Geometry? (g) => g.Item2 switch
    {
        0 => null,
        1 => g.Item1.CreatePoint(g.Item3[0]),
        2 => g.Item1.CreatePoint(),
        3 => g.Item1.CreatePolygon(),
        4 => g.Item1.CreateLineString(g.Item3),
        5 => g.Item1.CreateLinearRing(Closed(g.Item3)),
        _ => g.Item1.CreatePolygon(g.Item1.CreateLinearRing(Closed(g.Item3)), [g.Item1.CreateLinearRing(Closed(g.Item3[..4]))]),
    });

    private static readonly Gen<Geometry?> Shape = Gen.OneOf(Simple, Gen.Select(Simple.Array[0, 4], Gen.Int[0, 3], Geometry? (parts, kind) => kind switch
    {
        0 => GeometryFactory.Default.CreateGeometryCollection([.. parts.OfType<Geometry>()]),
        1 => GeometryFactory.Default.CreateMultiPolygon([.. parts.OfType<Polygon>()]),
        2 => GeometryFactory.Default.CreateMultiPoint([.. parts.OfType<Point>()]),
        _ => GeometryFactory.Default.CreateMultiLineString([.. parts.OfType<LineString>()]),
    }));

    private static readonly object?[] Odd = ["", "é新\ud800", "a\0b", double.NaN, double.Epsilon, 1e300, 5.0, -0.0];

    private static readonly Gen<object?> Value = Gen.OneOf<object?>(
        Gen.String.Select(object? (x) => x), Gen.Long.Select(object? (x) => x), Gen.Double.Select(object? (x) => x), Gen.Bool.Select(object? (x) => x), Gen.Const((object?)null),
        Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]));

    private static readonly Gen<Feature[]> Features = Gen.Select(Gen.String, Shape, Gen.Dictionary(Gen.String[0, 4], Value)[0, 5], (id, shape, values) => new Feature(id, shape, values)).Array[0, 8];

    [Fact]
    public void The_digest_is_that_of_the_plain_way_to_compute_it() =>
        Features.Sample(features => Assert.Equal(Plain(features), ContentDigest.Of(features)), iter: 3000);

    [Fact]
    public void A_shape_larger_than_the_buffer_is_digested_whole()
    {
        var line = GeometryFactory.Default.CreateLineString([.. Enumerable.Range(0, 50_000).Select(i => new Coordinate(i, -i))]);
        Feature[] features = [new("b", line, new Dictionary<string, object?> { ["x"] = new string('y', 200_000) }), new("a", line, new Dictionary<string, object?>())];
        Assert.Equal(Plain(features), ContentDigest.Of(features));
    }

    [Fact]
    public void The_order_of_features_does_not_matter_and_a_vertex_does()
    {
        Feature Point(string id, double x) => new(id, Shapes.Wkt(FormattableString.Invariant($"POINT({x} 0.8)")), new Dictionary<string, object?>());
        Assert.Equal(ContentDigest.Of([Point("a", 109), Point("b", 110)]), ContentDigest.Of([Point("b", 110), Point("a", 109)]));
        Assert.NotEqual(ContentDigest.Of([Point("a", 109)]), ContentDigest.Of([Point("a", Math.BitIncrement(109))]));
    }

    [Fact]
    public void Changed_features_have_another_digest_than_the_ones_they_came_from()
    {
        var staged = Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1)));
        var before = staged.ContentSha256;
        Assert.NotEqual(before, (staged with { Features = [] }).ContentSha256);
        Assert.Equal(before, (staged with { SourceFile = "other" }).ContentSha256);
    }

    private static Coordinate[] Closed(Coordinate[] places) => [.. places[..^1], places[0].Copy()];

    /// <summary>Array by array, with the library's own writer.</summary>
    private static string Plain(IEnumerable<Feature> features)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var feature in features.OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            Append(Encoding.UTF8.GetBytes(feature.Id));
            Append(feature.Geometry is null ? [] : new WKBWriter(ByteOrder.LittleEndian).Write(feature.Geometry));
            foreach (var (name, value) in feature.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Where(a => a.Value is not null))
            {
                Append(Encoding.UTF8.GetBytes(name));
                Append(Encoding.UTF8.GetBytes(value switch
                {
                    bool flag => flag ? "b1" : "b0",
                    long whole => "i" + whole.ToString(CultureInfo.InvariantCulture),
                    double number => "n" + (number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture)),
                    _ => "t" + value,
                }));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(byte[] bytes)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
