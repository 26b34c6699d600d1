using System.Text.Json;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Data.Json;

/// <summary>A result that somebody brings back: as JSON, as a table, or by its id alone.</summary>
public sealed record ResultInHand(StatedResult? Result, StatedTable? Table, PassportId? Id)
{
    public Task<VerificationReport> VerifyAsync(Verification verification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return Result is not null ? verification.VerifyAsync(Result, cancellationToken)
            : Table is not null ? verification.VerifyAsync(Table, cancellationToken)
            : verification.VerifyAsync(Id!, cancellationToken);
    }
}

/// <summary>Reads what left the product as a result; every fault is an <see cref="UnreadableFileException"/>.</summary>
public static class ResultReader
{
    public const long MaxFileBytes = 512L << 20;

    private const int DeepestJson = 32;

    private const string WayOut = "Give the result as the service or the command wrote it, or the id of its passport.";

    public static async Task<ResultInHand> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        var file = new FileInfo(path);
        if (!file.Exists) throw new UnreadableFileException(ReadFaults.FileNotFound, name, $"There is no file '{path}', and it is no passport id.", $"Give a result's file, or {PassportId.Expected}.");
        if (file.Length > MaxFileBytes) throw new UnreadableFileException(ReadFaults.FileTooLarge, name, $"{name} has {file.Length} bytes; a result has at most {MaxFileBytes}.", WayOut);
        return Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), name);
    }

    /// <summary>JSON where it begins like it, else a table.</summary>
    /// <param name="name">How the bytes are called where something is wrong with them.</param>
    public static ResultInHand Read(ReadOnlyMemory<byte> bytes, string name)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        var start = bytes.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0) throw new UnreadableFileException(ReadFaults.FileEmpty, name, $"{name} is empty.", WayOut);
        return bytes.Span[start] is (byte)'{' or (byte)'[' ? FromJson(bytes, name) : new ResultInHand(null, ResultTable.Read(bytes, name), null);
    }

    private static ResultInHand FromJson(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestJson, AllowDuplicateProperties = false });
            return Of(document.RootElement, name);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" near line {line + 1}" : "";
            throw new UnreadableFileException(ReadFaults.ResultUnreadable, name, $"{name} is not JSON that can be read{place}: damaged, nested too deep, or with a member twice.", WayOut, inner: e);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // Half a surrogate pair is found only when the text is asked for.
            var message = e is FormatException ? $"{name}: {e.Message}." : $"{name} holds a text that is none.";
            throw new UnreadableFileException(ReadFaults.PassportMalformed, name, message, WayOut, inner: e);
        }
    }

    private static ResultInHand Of(JsonElement root, string name)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(CanonicalJson.Passport, out var passport))
            return new ResultInHand(new StatedResult(PassportReader.Read(passport), CanonicalJson.Of(root)), null, null);
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var id) && root.EnumerateObject().Count() == 1)
            return id.ValueKind == JsonValueKind.String && PassportId.TryParse(id.GetString(), out var parsed)
                ? new ResultInHand(null, null, parsed)
                : throw new FormatException($"'id' must be {PassportId.Expected}");
        throw new UnreadableFileException(ReadFaults.ResultWithoutPassport, name, $"{name} has no passport, so there is nothing to verify it by.", WayOut);
    }
}
