using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>A geometry value that cannot be read; the caller knows the feature.</summary>
internal sealed class BlobFaultException(string message, bool isGeometry = false, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The bytes are in order, but what they draw is no geometry.</summary>
    public bool IsGeometry => isGeometry;
}

/// <summary>A GeoPackage geometry as a geometry of two dimensions.</summary>
internal static class GeoPackageBlob
{
    private static ReadOnlySpan<byte> EnvelopeBytes => [0, 32, 48, 48, 64];

    public static Geometry Read(byte[] blob)
    {
        new Walk(blob, Body(blob)).Whole();
        try
        {
            return new GeoPackageGeoReader { HandleOrdinates = Ordinates.XY, HandleSRID = false }.Read(blob);
        }
        catch (Exception e) when (e is ArgumentException or IOException or ParseException)
        {
            throw new BlobFaultException("its geometry cannot be read", inner: e);
        }
    }

    /// <summary>Where the WKB begins.</summary>
    private static int Body(byte[] blob)
    {
        if (blob.Length < 8 || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0) throw new BlobFaultException("its geometry is not a GeoPackage geometry");
        if ((blob[3] & 0x20) != 0) throw new BlobFaultException("its geometry is of an extended kind that is not read");
        var envelope = (blob[3] >> 1) & 7;
        if (envelope >= EnvelopeBytes.Length || 8 + EnvelopeBytes[envelope] > blob.Length) throw new BlobFaultException("its geometry is cut off");
        return 8 + EnvelopeBytes[envelope];
    }

    /// <summary>Goes through the WKB before it is read: the reader reserves room for whatever a count says.</summary>
    private ref struct Walk(ReadOnlySpan<byte> bytes, int at)
    {
        private const int DeepestNesting = 16;
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at = at;
        private bool _isLittleEndian;

        public void Whole()
        {
            One(0);
            if (_at != _bytes.Length) throw new BlobFaultException("its geometry has bytes left over");
        }

        private void One(int depth)
        {
            if (depth > DeepestNesting) throw new BlobFaultException("its geometry is nested too deep");
            _isLittleEndian = Byte() switch { 0 => false, 1 => true, _ => throw new BlobFaultException("its geometry has no byte order") };
            var code = Integer();
            var dimensions = (code / 1000) switch { 0 => 2, 1 or 2 => 3, 3 => 4, _ => throw new BlobFaultException($"its geometry has the unknown type {code}") };
            switch (code % 1000)
            {
                case 1: Points(1, dimensions, mayBeEmpty: true); break;
                case 2: Line(dimensions); break;
                case 3: Rings(dimensions); break;
                case >= 4 and <= 7: Parts(depth); break;
                case >= 8 and <= 14: throw new BlobFaultException("its geometry is a curve, which is not read; convert it to lines and polygons first");
                default: throw new BlobFaultException($"its geometry has the unknown type {code}");
            }
        }

        private void Parts(int depth)
        {
            var count = Count(5);
            for (var i = 0; i < count; i++) One(depth + 1);
        }

        private void Line(int dimensions)
        {
            var count = Count(8 * dimensions);
            if (count == 1) throw new BlobFaultException("a line has only one point", isGeometry: true);
            Points(count, dimensions, mayBeEmpty: false);
        }

        private void Rings(int dimensions)
        {
            var rings = Count(4);
            for (var ring = 1; ring <= rings; ring++)
            {
                var count = Count(8 * dimensions);
                if (count is > 0 and < LinearRing.MinimumValidSize)
                    throw new BlobFaultException($"ring {ring} has only {count} points", isGeometry: true);
                var first = _at;
                Points(count, dimensions, mayBeEmpty: false);
                var last = _at - 8 * dimensions;
                if (count > 0 && (Ordinate(first) != Ordinate(last) || Ordinate(first + 8) != Ordinate(last + 8)))
                    throw new BlobFaultException($"ring {ring} is not closed: its last point is not its first", isGeometry: true);
            }
        }

        private void Points(int count, int dimensions, bool mayBeEmpty)
        {
            Need((long)count * 8 * dimensions);
            for (var i = 0; i < count; i++, _at += 8 * dimensions)
            {
                var (x, y) = (Ordinate(_at), Ordinate(_at + 8));
                if (mayBeEmpty && double.IsNaN(x) && double.IsNaN(y)) continue;
                if (!double.IsFinite(x) || !double.IsFinite(y)) throw new BlobFaultException("a coordinate is not a number", isGeometry: true);
            }
        }

        private int Count(int bytesEach)
        {
            var count = Integer();
            Need((long)count * bytesEach);
            return (int)count;
        }

        private readonly void Need(long count)
        {
            if (count > _bytes.Length - _at) throw new BlobFaultException("its geometry is cut off");
        }

        private byte Byte()
        {
            Need(1);
            return _bytes[_at++];
        }

        private uint Integer()
        {
            Need(4);
            var four = _bytes.Slice(_at, 4);
            _at += 4;
            return _isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(four) : BinaryPrimitives.ReadUInt32BigEndian(four);
        }

        private readonly double Ordinate(int position) => _isLittleEndian
            ? BinaryPrimitives.ReadDoubleLittleEndian(_bytes[position..])
            : BinaryPrimitives.ReadDoubleBigEndian(_bytes[position..]);
    }
}
