using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Service.Imports;

/// <summary>Takes an upload off the wire into its own folder, a piece at a time and never more than is allowed.</summary>
internal sealed class UploadReader(long maxBytes)
{
    private const int MostParts = 64;
    private const int LongestField = 1_000;
    private const int BufferBytes = 81_920;
    private const int LongestBoundary = 200;

    /// <summary>Parts of a shapefile that only speed it up or tell of it.</summary>
    private static readonly string[] Needless = [".sbn", ".sbx", ".qix", ".qpj", ".qmd", ".xml", ".fix", ".ain", ".aih", ".atx", ".ixs", ".mxs", ".lock"];

    private static readonly string[] ShapefileParts = [".shp", ".shx", ".dbf", ".prj", ".cpg", ".cst"];

    private readonly Dictionary<string, string?> _fields = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Path)> _files = [];
    private long _bytes;

    public async Task<(Upload Upload, ImportChoices Choices)> ReadAsync(HttpRequest request, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes + (1 << 20)) throw TooLarge();
        foreach (var (name, value) in request.Query) Field(name, value.ToString());
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var given) ? given : null;
        switch (type?.MediaType.Value?.ToLowerInvariant())
        {
            case "multipart/form-data":
                await ReadPartsAsync(request, type, folder, cancellationToken);
                break;
            case "application/zip" or "application/x-zip-compressed" or "application/octet-stream" or "application/geo+json" or "application/json"
                or "application/geopackage+sqlite3" or "application/vnd.sqlite3" or "text/csv":
                await SaveAsync(request.Body, UploadName.Of(Take("name"), DefaultName(type.MediaType.Value)), folder, cancellationToken);
                break;
            default:
                throw new BadUploadException(StatusCodes.Status415UnsupportedMediaType,
                    "Send multipart/form-data with the file, or the file itself as application/zip, application/geo+json, application/geopackage+sqlite3, text/csv or application/octet-stream.");
        }

        var choices = Choices();
        return (Chosen(), choices);
    }

    private async Task ReadPartsAsync(HttpRequest request, MediaTypeHeaderValue type, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrWhiteSpace(boundary) || boundary.Length > LongestBoundary) throw Malformed();
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
            {
                if (parts >= MostParts) throw new BadUploadException(StatusCodes.Status400BadRequest, $"The form has more than {MostParts} parts.");
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) throw Malformed();
                var fileName = !StringSegment.IsNullOrEmpty(disposition.FileNameStar) ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                if (fileName.HasValue) await SaveAsync(section.Body, UploadName.Of(fileName.Value, "upload"), folder, cancellationToken);
                else Field(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", await TextAsync(section.Body, cancellationToken));
            }
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException) && !cancellationToken.IsCancellationRequested && !IsDiskFull(e))
        {
            throw Malformed();
        }
    }

    private async Task SaveAsync(Stream body, string name, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (Needless.Contains(Path.GetExtension(name), StringComparer.Ordinal))
        {
            await CopyAsync(body, Stream.Null, cancellationToken);
            return;
        }

        if (_files.Exists(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) throw new BadUploadException(StatusCodes.Status400BadRequest, $"The form has {name} twice.");
        var path = Path.Combine(folder.FullName, name);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
        _files.Add((name, path));
        await CopyAsync(body, file, cancellationToken);
    }

    private async Task CopyAsync(Stream body, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if ((_bytes += read) > maxBytes) throw TooLarge();
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LongestField ? Encoding.UTF8.GetString(buffer, 0, length) : throw new BadUploadException(StatusCodes.Status400BadRequest, $"A field is longer than {LongestField} bytes.");
    }

    private void Field(string name, string value)
    {
        if (!_fields.TryAdd(name, value.Length == 0 ? null : value)) throw new RefusedException(name.Length == 0 ? "field" : name, "given more than once.");
    }

    private string? Take(string name) => _fields.Remove(name, out var value) ? value : null;

    private ImportChoices Choices()
    {
        Take("name");
        var swap = Take("swap-axes");
        var choices = new ImportChoices(
            Take("layer"), Take("crs"), swap is "true", Take("encoding"), Take("source-layer"), Take("profile"), Take("repairs") is { } repairs ? [repairs] : [], Take("x"), Take("y"), Take("accuracy"));
        var faults = _fields.Keys.Select(k => new RequestFault(k.Length <= 40 ? k : k[..40],
            $"unknown; known are {string.Join(", ", UploadFields.All.Select(f => f.Name))}.")).ToList();
        if (swap is not (null or "true" or "false")) faults.Add(new RequestFault("swap-axes", "must be true or false."));
        if (faults.Count > 0) throw new RefusedException(faults);
        choices.ToRequest();
        return choices;
    }

    /// <summary>The one file, or the .shp among the parts of one shapefile.</summary>
    private Upload Chosen()
    {
        if (_files.Count == 0) throw new BadUploadException(StatusCodes.Status400BadRequest, "There is no file in the request.");
        if (_files is [var only]) return new Upload(only.Name, only.Path, _bytes);
        var stems = _files.Select(f => Path.GetFileNameWithoutExtension(f.Name)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (stems > 1 || !_files.TrueForAll(f => ShapefileParts.Contains(Path.GetExtension(f.Name), StringComparer.Ordinal)))
            throw new BadUploadException(StatusCodes.Status400BadRequest, "Send one file, or the parts of one shapefile (.shp, .shx, .dbf, .prj, .cpg); zip several layers together.");
        var main = _files.OrderBy(f => Array.IndexOf(ShapefileParts, Path.GetExtension(f.Name))).First();
        return new Upload(main.Name, main.Path, _bytes);
    }

    private static string DefaultName(string? mediaType) => mediaType?.ToLowerInvariant() switch
    {
        "application/geo+json" or "application/json" => "upload.geojson",
        "application/geopackage+sqlite3" or "application/vnd.sqlite3" => "upload.gpkg",
        "text/csv" => "upload.csv",
        "application/zip" or "application/x-zip-compressed" => "upload.zip",
        _ => "upload",
    };

    public static bool IsDiskFull(Exception e) => e is IOException && (e.HResult & 0xFFFF) is 0x70 or 0x27 or 28;

    private BadUploadException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, $"At most {maxBytes:N0} bytes are taken.");

    private static BadUploadException Malformed() => new(StatusCodes.Status400BadRequest, "The form (multipart/form-data) is malformed or was cut off.");
}
