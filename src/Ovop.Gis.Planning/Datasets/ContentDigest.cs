using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Datasets;

/// <summary>SHA-256 of what a layer holds, so that a figure can name the very data it was made from.</summary>
/// <remarks>
/// Features in order of id (ordinal); of each the id, little-endian WKB, then attributes in order of name (ordinal) with a
/// type letter. Texts are UTF-8 and length-prefixed. The order of features in the store does not matter; a vertex does.
/// </remarks>
public static class ContentDigest
{
    public static string Of(IEnumerable<Feature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new WKBWriter(ByteOrder.LittleEndian);
        foreach (var feature in features.OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            Append(hash, feature.Id);
            Append(hash, feature.Geometry is null ? [] : writer.Write(feature.Geometry));
            foreach (var (name, value) in feature.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                if (value is null) continue;
                Append(hash, name);
                Append(hash, value);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, object value)
    {
        switch (value)
        {
            case string text:
                Append(hash, "t" + text);
                break;
            case bool flag:
                Append(hash, flag ? "b1" : "b0");
                break;
            case long whole:
                Append(hash, "i" + whole.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number:
                Append(hash, "n" + number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentException($"An attribute is text, integer, number or boolean, not {value.GetType().Name}.", nameof(value));
        }
    }

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
