using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ovop.Gis.Fuzz.Core;

/// <summary>Changes an input by chance, but where it hurts: in counts, lengths, brackets and quotes.</summary>
internal sealed class Mutation(IReadOnlyList<FuzzInput> seeds)
{
    private static readonly string[] Tokens =
    [
        "[", "]", "{", "}", "[[[[", "]]]]", ",", ":", "\"", "\\ud800", "\\u0000", "1e999", "-1e999", "NaN", "Infinity", "null", "true", "-0", "9223372036854775808", "\"coordinates\"", "\"features\":", "\"type\":\"Polygon\"",
        ";", "\t", "\n", "\r", "\"\"", "\"\n", "\0", "\uFEFF", "Ã©", "'", "°", "108°57'26\"BT", "0,5", "((((", "))))", "EMPTY", "POLYGON", "SRID=999999;", "SRID=4326;", "GEOMETRYCOLLECTION(", "lon", "lat", "wkt", "UTF-16", "utf-7", "iso-2022-jp", "LDID/87", "932", "PROJCS[",
    ];

    private static readonly int[] Numbers = [0, 1, -1, 2, 3, 127, 128, 255, 256, 9994, 1000, 0x7FFF, 0xFFFF, int.MaxValue, int.MinValue, int.MaxValue / 16, 0x10000000, 5, 15, 31, 100, 50];

    private static readonly double[] Doubles = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1e39, 1e308, double.Epsilon, 0, -0.0];

    public FuzzInput Make(Random random)
    {
        // Each kind as often as the others, however many seeds it has.
        var kinds = seeds.GroupBy(seed => Path.GetExtension(seed.Main)).ToList();
        var kind = kinds[random.Next(kinds.Count)].ToList();
        var input = kind[random.Next(kind.Count)];
        var times = random.Next(1, 4);
        for (var i = 0; i < times; i++) input = Change(input, random);
        return input;
    }

    private FuzzInput Change(FuzzInput input, Random random)
    {
        var name = input.Files.Keys.ElementAt(random.Next(input.Files.Count));
        if (input.Files.Count > 1 && random.Next(12) == 0) return input with { Files = input.Files.Where(file => file.Key != name || name == input.Main).ToDictionary(file => file.Key, file => file.Value) };
        var bytes = input.Files[name];
        if (name.EndsWith(".zip", StringComparison.Ordinal) && random.Next(2) == 0 && Repacked(bytes, random) is { } zip) return input.With(name, zip);
        return input.With(name, Bytes(bytes, Path.GetExtension(name), random));
    }

    private byte[] Bytes(byte[] bytes, string kind, Random random)
    {
        if (bytes.Length == 0) return [(byte)random.Next(256)];
        var isText = kind is ".geojson" or ".csv" or ".tsv" or ".prj" or ".cpg";
        var at = kind is ".gpkg" && random.Next(2) == 0 ? NearGeometry(bytes, random) : random.Next(3) == 0 ? random.Next(Math.Min(bytes.Length, 160)) : random.Next(bytes.Length);
        var copy = (byte[])bytes.Clone();
        switch (random.Next(isText ? 9 : 8))
        {
            case 0: return bytes[..at];
            case 1:
                var end = Math.Min(bytes.Length, at + random.Next(1, 64));
                return [.. bytes[..at], .. bytes[end..]];
            case 2:
                var twice = bytes[at..Math.Min(bytes.Length, at + random.Next(1, 200))];
                return [.. bytes[..at], .. Enumerable.Repeat(twice, random.Next(1, random.Next(20) == 0 ? 400 : 4)).SelectMany(b => b), .. bytes[at..]];
            case 3:
                if (at + 4 <= copy.Length) Integer(copy.AsSpan(at & ~1 & ~((at & 3) == 2 ? 2 : 0)), random);
                return copy;
            case 4:
                if (at + 8 <= copy.Length) BinaryPrimitives.WriteDoubleLittleEndian(copy.AsSpan(at), Doubles[random.Next(Doubles.Length)]);
                return copy;
            case 5:
                var other = seeds[random.Next(seeds.Count)].Files.Values.First();
                return [.. bytes[..at], .. other[Math.Min(at, other.Length)..]];
            case 6 or 7:
                for (var i = random.Next(1, 8); i > 0; i--) copy[random.Next(copy.Length)] = (byte)random.Next(256);
                return copy;
            default:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]), .. bytes[(random.Next(2) == 0 ? at : Math.Min(bytes.Length, at + random.Next(1, 8)))..]];
        }
    }

    private static void Integer(Span<byte> at, Random random)
    {
        if (at.Length < 4) return;
        var number = Numbers[random.Next(Numbers.Length)];
        if (random.Next(3) == 0) number = BinaryPrimitives.ReadInt32LittleEndian(at) + random.Next(-2, 3);
        if (random.Next(2) == 0) BinaryPrimitives.WriteInt32LittleEndian(at, number);
        else BinaryPrimitives.WriteInt32BigEndian(at, number);
    }

    private static int NearGeometry(byte[] bytes, Random random)
    {
        var at = bytes.AsSpan().LastIndexOf("GP\0"u8);
        return at < 0 ? random.Next(bytes.Length) : Math.Min(bytes.Length - 1, at + random.Next(120));
    }

    /// <summary>A zip in order again, with something changed inside it.</summary>
    private byte[]? Repacked(byte[] bytes, Random random)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries.Take(20))
            {
                using var stream = entry.Open();
                using var content = new MemoryStream();
                stream.CopyTo(content);
                files[entry.FullName] = content.ToArray();
            }
            var name = files.Keys.ElementAt(random.Next(files.Count));
            var changed = files[name];
            if (random.Next(4) == 0) files.Remove(name);
            string[] names = [name, "../" + name, "a\\" + name, name.ToUpperInvariant(), "x.zip", "x.gpkg", "C:/" + name, "__MACOSX/" + name, name + "/"];
            files[random.Next(3) == 0 ? names[random.Next(names.Length)] : name] = Bytes(changed, Path.GetExtension(name), random);
            return Seeds.Zip(files, random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
