using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Data.GeoPackage;
using Ovop.Gis.Data.Shapefile;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data;

/// <summary>The one list of readers: takes any supported file, by its ending or, where that says nothing, by its first bytes.</summary>
public sealed class DatasetReaders(ReadLimits? limits = null) : IDatasetReader
{
    private readonly ReadLimits _limits = limits ?? new();
    private readonly ShapefileReader _shapefiles = new(limits);
    private readonly GeoJsonDatasetReader _geoJson = new(limits);
    private readonly GeoPackageDatasetReader _geoPackages = new(limits);
    private readonly CsvDatasetReader _tables = new(limits);

    public bool CanRead(string path) => _shapefiles.CanRead(path) || _geoJson.CanRead(path) || _geoPackages.CanRead(path) || _tables.CanRead(path);

    public async Task<RawDataset> ReadAsync(string path, ReadOptions options, CancellationToken cancellationToken)
    {
        var (source, kind) = Look(path);
        var reading = kind switch
        {
            FileKind.Zip => ReadZipAsync(source, options, cancellationToken),
            FileKind.GeoJson => _geoJson.ReadAsync(source, options, cancellationToken),
            FileKind.GeoPackage => _geoPackages.ReadAsync(source, options, cancellationToken),
            FileKind.Table => _tables.ReadAsync(source, options, cancellationToken),
            _ => _shapefiles.ReadAsync(path, options, cancellationToken),
        };
        return await reading.ConfigureAwait(false);
    }

    /// <summary>The layers of a file, by the names that <see cref="ReadOptions.LayerName"/> takes, without reading them.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read at all.</exception>
    public async Task<IReadOnlyList<RawLayer>> LayersAsync(string path, CancellationToken cancellationToken)
    {
        var (source, kind) = Look(path);
        var stem = Path.GetFileNameWithoutExtension(source.Name);
        switch (kind)
        {
            case FileKind.GeoPackage: return GeoPackageDatasetReader.Layers(source, _limits, cancellationToken);
            case FileKind.GeoJson: return [new(stem, "GeoJSON", null)];
            case FileKind.Table: return [new(stem, "CSV", null)];
            case FileKind.Shapefile: return [new(stem, "Shapefile", ShapefileReader.CountBeside(path))];
        }
        using var zip = await ZipFolder.OpenAsync(source, _limits, cancellationToken).ConfigureAwait(false);
        if (ZipLayers.Of(zip) is [{ Extension: ".gpkg" } only]) return GeoPackageDatasetReader.Layers(zip.Unpack(only, cancellationToken), _limits, cancellationToken);
        return ZipLayers.List(zip);
    }

    private static (SourceFile Source, FileKind Kind) Look(string path)
    {
        if (string.IsNullOrEmpty(path)) throw SourceFile.NotFound("\"\"");
        if (Directory.Exists(path)) throw SourceFile.IsFolder(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        var source = SourceFile.Loose(path);
        var kind = Kind(Path.GetExtension(path)) ?? KindOf(source) ?? throw Unsupported(source.Name);
        CheckNotEmpty(source);
        return (source, kind);
    }

    private async Task<RawDataset> ReadZipAsync(SourceFile source, ReadOptions options, CancellationToken cancellationToken)
    {
        using var zip = await ZipFolder.OpenAsync(source, _limits, cancellationToken).ConfigureAwait(false);
        var layers = ZipLayers.Of(zip);
        if (layers.All(item => item.Extension is ".shp"))
            return await ShapefileReader.ReadZipAsync(zip, options, _limits, cancellationToken).ConfigureAwait(false);
        if (layers.Count == 1) return await ReadEntryAsync(zip, layers[0], options, cancellationToken).ConfigureAwait(false);
        var chosen = LayerChoice.Choose(layers, options.LayerName, zip.Name, item => item.FileName, item => item.FullPath, item => item.Stem);
        if (chosen.Extension is not ".shp") return await ReadEntryAsync(zip, chosen, options with { LayerName = null }, cancellationToken).ConfigureAwait(false);
        return await ShapefileReader.ReadZipAsync(zip, options with { LayerName = chosen.FullPath }, _limits, cancellationToken).ConfigureAwait(false);
    }

    private Task<RawDataset> ReadEntryAsync(ZipFolder zip, ZipItem item, ReadOptions options, CancellationToken cancellationToken)
    {
        var source = zip.Unpack(item, cancellationToken);
        return item.Extension switch
        {
            ".gpkg" => _geoPackages.ReadAsync(source, options, cancellationToken),
            ".csv" or ".tsv" => _tables.ReadAsync(source, options, cancellationToken),
            _ => _geoJson.ReadAsync(source, options, cancellationToken),
        };
    }

    private static FileKind? Kind(string extension) => extension.ToLowerInvariant() switch
    {
        ".zip" => FileKind.Zip,
        ".shp" => FileKind.Shapefile,
        ".geojson" or ".json" => FileKind.GeoJson,
        ".gpkg" => FileKind.GeoPackage,
        ".csv" or ".tsv" or ".txt" => FileKind.Table,
        _ => null,
    };

    private static FileKind? KindOf(SourceFile source)
    {
        CheckNotEmpty(source);
        // The parts of a shapefile have endings of their own; only the .shp names the layer.
        if (Path.GetExtension(source.Name).ToLowerInvariant() is ".shx" or ".dbf" or ".prj" or ".cpg" or ".qix") return null;
        using var part = new FilePart(source);
        Span<byte> first = stackalloc byte[(int)Math.Min(64, part.Length)];
        if (!part.TryRead(0, first)) return null;
        if (first.StartsWith("PK\x03\x04"u8)) return FileKind.Zip;
        if (first.StartsWith("SQLite format 3\0"u8)) return FileKind.GeoPackage;
        var text = first.StartsWith("\uFEFF"u8) ? first[3..] : first;
        return ((ReadOnlySpan<byte>)text).TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? FileKind.GeoJson : null;
    }

    private static void CheckNotEmpty(SourceFile source)
    {
        using var part = new FilePart(source);
        if (part.Length == 0)
            throw new UnreadableFileException(ReadFaults.FileEmpty, source.Name, $"{source.Name} is empty.", "Ask for the file again.");
    }

    private static UnreadableFileException Unsupported(string name) => new(ReadFaults.FormatUnsupported, name,
        Path.GetExtension(name).ToLowerInvariant() is ".shx" or ".dbf" or ".prj" or ".cpg"
            ? $"{name} is one part of a shapefile; the .shp beside it names the layer."
            : $"{name} is not of a kind that is read here.",
        "Send " + Supported.Text);

    private enum FileKind
    {
        Zip,
        Shapefile,
        GeoJson,
        GeoPackage,
        Table,
    }
}
