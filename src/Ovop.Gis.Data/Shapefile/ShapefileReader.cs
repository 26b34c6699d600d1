using System.Buffers;
using System.Security.Cryptography;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>Reads a shapefile, loose or zipped, exactly as it was written: no shape is repaired or guessed at; one that cannot be built is told as the fault of its record.</summary>
/// <remarks>Records marked as deleted in the .dbf are left out, as every GIS does; the others keep their number.</remarks>
public sealed class ShapefileReader(ReadLimits? limits = null) : IDatasetReader
{
    private const string Format = "Shapefile";
    private static readonly RingConvention Rings = new(OuterClockwise: true, "ESRI Shapefile Technical Description (1998)");
    private readonly ReadLimits _limits = limits ?? new();

    public bool CanRead(string path) => Path.GetExtension(path).ToLowerInvariant() is ".shp" or ".zip";

    public async Task<RawDataset> ReadAsync(string path, ReadOptions options, CancellationToken cancellationToken)
    {
        var source = SourceFile.Loose(path);
        if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var zip = await ZipFolder.OpenAsync(source, _limits, cancellationToken).ConfigureAwait(false);
            return await ReadZipAsync(zip, options, _limits, cancellationToken).ConfigureAwait(false);
        }
        using (source.Open())
        {
            // Only to say plainly that it is not there, or a folder, before its siblings are looked for.
        }
        var stem = Path.GetFileNameWithoutExtension(path);
        var files = Siblings(path);
        LayerChoice.Choose([stem], options.LayerName, source.Name, name => name);
        var hash = Task.Run(() => HashAsync(files, cancellationToken), CancellationToken.None);
        try
        {
            var read = await ReadAsync(stem, files, source.Name, options, _limits, cancellationToken).ConfigureAwait(false);
            return read with { SourceSha256 = await hash.ConfigureAwait(false) };
        }
        finally
        {
            await ((Task)hash).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal static async Task<RawDataset> ReadZipAsync(ZipFolder zip, ReadOptions options, ReadLimits limits, CancellationToken cancellationToken)
    {
        var layers = zip.Entries.Where(item => item.Extension == ".shp").ToList();
        if (layers.Count == 0) throw WithoutShapes(zip);
        var layer = LayerChoice.Choose(layers, options.LayerName, zip.Name, item => item.Stem, item => item.FullStem, item => item.FullPath);
        var files = new Dictionary<string, SourceFile>();
        foreach (var item in zip.Entries.Where(item => item.FullStem.Equals(layer.FullStem, StringComparison.OrdinalIgnoreCase)))
        {
            if (item.Extension is not (".shp" or ".shx" or ".dbf" or ".prj" or ".cpg" or ".cst")) continue;
            if (files.ContainsKey(item.Extension))
                throw new UnreadableFileException(ReadFaults.ZipDamaged, zip.Name, $"{zip.Name} holds {item.FullPath} twice.", "Zip the files again.");
            files.Add(item.Extension, zip.Unpack(item, cancellationToken));
        }
        return await ReadAsync(layer.Stem, files, zip.Name, options, limits, cancellationToken).ConfigureAwait(false) with { SourceSha256 = files[".shp"].OriginSha256! };
    }

    /// <summary>How many records the index beside a loose .shp has; null where there is none.</summary>
    internal static long? CountBeside(string path) =>
        Siblings(path).TryGetValue(".shx", out var shx) ? (new FileInfo(shx.Path).Length - 100) / 8 : null;

    private static UnreadableFileException WithoutShapes(ZipFolder zip)
    {
        var part = zip.Entries.FirstOrDefault(item => item.Extension is ".dbf" or ".shx");
        return part is not null
            ? new(ReadFaults.ShapefilePartMissing, zip.Name, $"{zip.Name} holds {part.FileName} but no {part.Stem}.shp, which holds the shapes.",
                "Ask for one zip with the .shp, .shx, .dbf and .prj together.")
            : new(ReadFaults.ZipWithoutLayer, zip.Name, $"{zip.Name} holds no shapefile.", "Send " + Supported.Text);
    }

    /// <summary>The parts beside a loose .shp. Copied from Windows, they may be KELURAHAN.DBF beside kelurahan.shp.</summary>
    private static Dictionary<string, SourceFile> Siblings(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var files = new Dictionary<string, SourceFile> { [".shp"] = SourceFile.Loose(path) };
        try
        {
            var alike = new DirectoryInfo(folder).EnumerateFiles()
                .Where(file => Path.GetFileNameWithoutExtension(file.Name).Equals(stem, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(file => Path.GetFileNameWithoutExtension(file.Name) == stem)
                .ThenBy(file => file.Name, StringComparer.Ordinal);
            foreach (var file in alike) files.TryAdd(file.Extension.ToLowerInvariant(), SourceFile.Loose(file.FullName));
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFile.Locked(Path.GetFileName(folder), e);
        }
    }

    private static async Task<string> HashAsync(Dictionary<string, SourceFile> files, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            foreach (var extension in ShapefileParts.Hashed)
            {
                if (!files.TryGetValue(extension, out var file)) continue;
                await using var stream = file.Open();
                int read;
                while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                    hash.AppendData(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<RawDataset> ReadAsync(string layer, Dictionary<string, SourceFile> files, string origin, ReadOptions options, ReadLimits limits, CancellationToken cancellationToken)
    {
        using var parts = ShapefileParts.Open(layer, files);
        var budget = new ReadBudget(limits, parts.Shp.Name);
        var shp = new ShpFile(parts.Shp, parts.Shx, budget);
        var dbf = parts.Dbf is null ? null : new DbfFile(parts.Dbf);
        var encoding = dbf is null ? null : DbfEncoding.Choose(options.EncodingName, parts, dbf);
        var (shapes, table) = await Beside.RunAsync(
            stop => ShpShapes.Read(shp, parts.Shp, parts.Dbf?.Name ?? "", dbf?.Count, budget, options.Progress, stop),
            stop => Task.FromResult(dbf is null ? null : DbfRows.Read(dbf, encoding!, budget, stop)), cancellationToken).ConfigureAwait(false);
        var crs = parts.Prj is { } prj ? new CrsDeclaration(prj.Text, ".prj") : null;
        return new RawDataset(layer, Format, origin, "", crs, encoding?.Choice, table?.Fields ?? [], Features(shapes, table))
        {
            Rings = Rings,
            SuspiciousTexts = table?.SuspiciousTexts ?? [],
            Notes = dbf is null ? [WithoutTable(layer)] : [],
        };
    }

    private static List<RawFeature> Features(List<ReadShape> shapes, DbfRows? table)
    {
        var nothing = new RawTable();
        var features = new List<RawFeature>(shapes.Count);
        for (var i = 0; i < shapes.Count; i++)
            if ((table is null ? nothing.Add([]) : table.Rows[i]) is { } row)
                features.Add(new RawFeature(i + 1, shapes[i].Geometry, row) { Fault = shapes[i].Fault });
        return features;
    }

    private static RawNote WithoutTable(string layer) => new(ReadFaults.DbfMissing, new LocalText(
        $"{layer}.dbf tidak ada: bentuknya dibaca, tetapi tanpa nama, kode, dan atribut lain. Mintalah satu zip berisi .shp, .shx, .dbf, dan .prj.",
        $"{layer}.dbf is missing: the shapes are read, but without names, codes or any other attribute. Ask for one zip with the .shp, .shx, .dbf and .prj."));
}
