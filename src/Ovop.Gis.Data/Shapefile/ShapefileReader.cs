using System.Buffers;
using System.Security.Cryptography;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>Reads a shapefile, loose or zipped, exactly as it was written: no shape is repaired, skipped or guessed at.</summary>
/// <remarks>Records marked as deleted in the .dbf are left out, as every GIS does; the others keep their number.</remarks>
public sealed class ShapefileReader(ReadLimits? limits = null) : IDatasetReader
{
    private const string Format = "Shapefile";
    private const int ProgressEvery = 256;
    private readonly ReadLimits _limits = limits ?? new();

    public bool CanRead(string path) => Path.GetExtension(path).ToLowerInvariant() is ".shp" or ".zip";

    public async Task<RawDataset> ReadAsync(string path, ReadOptions options, CancellationToken cancellationToken)
    {
        var source = SourceFile.Loose(path);
        if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var zip = await ZipFolder.OpenAsync(source, _limits, cancellationToken).ConfigureAwait(false);
            return ReadZip(zip, options, cancellationToken);
        }
        using (source.Open())
        {
            // Only to say plainly that it is not there, or a folder, before its siblings are looked for.
        }
        var stem = Path.GetFileNameWithoutExtension(path);
        var files = Siblings(path);
        LayerChoice.Choose([stem], options.LayerName, source.Name, name => name);
        var sha256 = await HashAsync(files, cancellationToken).ConfigureAwait(false);
        return Read(stem, files, source.Name, sha256, options, cancellationToken);
    }

    internal static RawDataset ReadZip(ZipFolder zip, ReadOptions options, CancellationToken cancellationToken)
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
        return Read(layer.Stem, files, zip.Name, files[".shp"].OriginSha256!, options, cancellationToken);
    }

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
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
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

    private static RawDataset Read(string layer, Dictionary<string, SourceFile> files, string origin, string sha256, ReadOptions options, CancellationToken cancellationToken)
    {
        using var parts = ShapefileParts.Open(layer, files);
        var shp = new ShpFile(parts.Shp, parts.Shx);
        var dbf = new DbfFile(parts.Dbf);
        var encoding = DbfEncoding.Choose(options.EncodingName, parts, dbf.LanguageDriver, dbf.Sample);
        var names = dbf.Names(encoding.Encoding);
        var table = new RawTable();
        for (var i = 0; i < names.Count; i++)
        {
            var type = DbfValue.TypeOf(dbf.Columns[i], dbf.IsFoxPro) ?? throw new UnreadableFileException(ReadFaults.DbfFieldUnsupported, dbf.Name,
                $"Column {names[i]} of {dbf.Name} is of dBASE type {Shown(dbf.Columns[i].Type)} with {dbf.Columns[i].Length} bytes, which is not read.",
                "Save the layer anew with this column as text, number, date or logical.");
            table.Column(names[i], type);
        }

        var features = new List<RawFeature>();
        var record = 0;
        foreach (var content in shp.Records())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (record >= dbf.Count) throw CountsDiffer(parts, $"more than {record:N0}", dbf.Count);
            var row = dbf.Record(record++);
            if (record % ProgressEvery == 0) options.Progress?.Report(record);
            if (DbfFile.IsDeleted(row)) continue;
            var geometry = Geometry(content.Span, shp.ShapeType, parts.Shp.Name, record, cancellationToken);
            features.Add(new RawFeature(record, geometry, table.Add(Values(row, dbf, names, encoding, record))));
        }
        if (record != dbf.Count) throw CountsDiffer(parts, record.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), dbf.Count);
        options.Progress?.Report(record);
        var crs = parts.Prj is { } prj ? new CrsDeclaration(prj.Text, ".prj") : null;
        return new RawDataset(layer, Format, origin, sha256, crs, encoding.Choice, table.Settle(), features);
    }

    private static NetTopologySuite.Geometries.Geometry? Geometry(ReadOnlySpan<byte> content, int shapeType, string file, int record, CancellationToken cancellationToken)
    {
        try
        {
            return ShpGeometry.Read(content, shapeType, cancellationToken);
        }
        catch (ShapeFaultException e)
        {
            throw new UnreadableFileException(e.IsGeometry ? ReadFaults.GeometryInvalid : ReadFaults.ShapefileRecordDamaged, file,
                $"Record {record} of {file}: {e.Message}.",
                e.IsGeometry ? "Repair this shape in the program it came from and save the layer again." : "Ask for the file again; it was cut or changed on its way.",
                record, e);
        }
    }

    private static object?[] Values(ReadOnlySpan<byte> row, DbfFile dbf, IReadOnlyList<string> names, DbfEncoding encoding, int record)
    {
        var values = new object?[names.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var column = dbf.Columns[i];
            try
            {
                values[i] = DbfValue.Read(row.Slice(column.Offset, column.Length), column, encoding.Encoding);
            }
            catch (DbfValueException e)
            {
                var isText = column.Type == 'C';
                throw new UnreadableFileException(isText ? ReadFaults.TextUndecodable : ReadFaults.DbfValueInvalid, dbf.Name,
                    $"Record {record} of {dbf.Name}: the value of {names[i]} {e.Message}{(isText ? $" (encoding from: {encoding.Reason})" : "")}.",
                    isText ? "Name the encoding yourself, such as utf-8, windows-1252 or gb18030." : "Correct the value and save the layer again.",
                    record, e);
            }
        }
        return values;
    }

    private static UnreadableFileException CountsDiffer(ShapefileParts parts, string shapes, int rows) => new(
        ReadFaults.ShapefileCountsDiffer, parts.Shp.Name,
        $"{parts.Shp.Name} has {shapes} shapes and {parts.Dbf.Name} has {rows:N0} records; they must be the same number.",
        "Ask for the parts of one and the same save; these were edited apart.");

    private static string Shown(char type) => char.IsAsciiLetterOrDigit(type) ? type.ToString() : $"0x{(int)type:X2}";
}
