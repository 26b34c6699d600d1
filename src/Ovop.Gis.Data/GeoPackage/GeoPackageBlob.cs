using Ovop.Gis.Data.Files;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>A geometry value whose bytes contradict each other; the caller knows the feature.</summary>
internal sealed class BlobDamageException(string message) : Exception(message);

/// <summary>A GeoPackage geometry as a geometry of two dimensions.</summary>
internal static class GeoPackageBlob
{
    private static ReadOnlySpan<byte> EnvelopeBytes => [0, 32, 48, 48, 64];

    public static ReadShape Read(ReadOnlySpan<byte> blob, ShapeDraft draft, ReadBudget budget) => draft.Take(new WkbGeometry(blob, Body(blob), draft, budget).Whole());

    /// <summary>Where the WKB begins.</summary>
    private static int Body(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < 8 || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0) throw new BlobDamageException("its geometry is not a GeoPackage geometry");
        if ((blob[3] & 0x20) != 0) throw new BlobDamageException("its geometry is of an extended kind that is not read");
        var envelope = (blob[3] >> 1) & 7;
        if (envelope >= EnvelopeBytes.Length || 8 + EnvelopeBytes[envelope] > blob.Length) throw new BlobDamageException("its geometry is cut off");
        return 8 + EnvelopeBytes[envelope];
    }
}
