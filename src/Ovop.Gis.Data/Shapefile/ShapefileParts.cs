using System.Text;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>A small text beside the shapes, such as the .prj.</summary>
internal sealed record FileNote(string FileName, string Extension, string Text);

/// <summary>The files that together are one shapefile.</summary>
internal sealed class ShapefileParts : IDisposable
{
    /// <summary>The parts that are hashed, in the order they are hashed.</summary>
    public static readonly IReadOnlyList<string> Hashed = [".shp", ".shx", ".dbf", ".prj", ".cpg"];
    private const int LargestNoteBytes = 64 << 10;

    private ShapefileParts(string layer, FilePart shp, FilePart? shx, FilePart? dbf, FileNote? prj, FileNote? cpg, FileNote? cst) =>
        (Layer, Shp, Shx, Dbf, Prj, Cpg, Cst) = (layer, shp, shx, dbf, prj, cpg, cst);

    public string Layer { get; }
    public FilePart Shp { get; }
    public FilePart? Shx { get; }
    public FilePart? Dbf { get; }
    public FileNote? Prj { get; }
    public FileNote? Cpg { get; }
    public FileNote? Cst { get; }

    public static ShapefileParts Open(string layer, IReadOnlyDictionary<string, SourceFile> files)
    {
        if (!files.ContainsKey(".shp")) throw Missing(layer, files);
        FilePart? shp = null, shx = null, dbf = null;
        var whole = false;
        try
        {
            shp = new FilePart(files[".shp"]);
            dbf = files.TryGetValue(".dbf", out var table) ? new FilePart(table) : null;
            shx = files.TryGetValue(".shx", out var index) ? new FilePart(index) : null;
            var parts = new ShapefileParts(layer, shp, shx, dbf, ReferenceSystem(files), Note(files, ".cpg"), Note(files, ".cst"));
            whole = true;
            return parts;
        }
        finally
        {
            if (!whole)
            {
                shp?.Dispose();
                shx?.Dispose();
                dbf?.Dispose();
            }
        }
    }

    private static UnreadableFileException Missing(string layer, IReadOnlyDictionary<string, SourceFile> files)
    {
        (string Extension, string Holds)[] known =
        [
            (".shp", "the shapes"),
            (".shx", "the index of the shapes"),
            (".dbf", "the attributes: names, codes and all other columns"),
            (".prj", "the reference system"),
        ];
        var given = string.Join(", ", known.Where(part => files.ContainsKey(part.Extension)).Select(part => layer + part.Extension));
        var missing = string.Join("; ", known.Where(part => !files.ContainsKey(part.Extension))
            .Select(part => $"{layer}{part.Extension}, which holds {part.Holds}"));
        return new(ReadFaults.ShapefilePartMissing, files.TryGetValue(".shp", out var shp) ? shp.Name : layer + ".shp",
            $"A shapefile is several files. Here is {(given.Length == 0 ? "none of them" : given)}; missing: {missing}.",
            "Ask for one zip with the .shp, .shx, .dbf and .prj together.");
    }

    private static FileNote? ReferenceSystem(IReadOnlyDictionary<string, SourceFile> files)
    {
        if (Note(files, ".prj") is not { } note || note.Text.Length == 0) return null;
        if (char.IsAsciiLetter(note.Text[0]) && note.Text.AsSpan().IndexOfAny('[', '(') > 0 && !note.Text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)))
            return note;
        throw new UnreadableFileException(ReadFaults.PrjDamaged, note.FileName, $"{note.FileName} is not a reference system in WKT.",
            "Remove the file and say the reference system yourself, or ask for the right .prj.");
    }

    private static FileNote? Note(IReadOnlyDictionary<string, SourceFile> files, string extension)
    {
        if (!files.TryGetValue(extension, out var file)) return null;
        using var part = new FilePart(file);
        var bytes = part.ReadSmall(LargestNoteBytes) ?? throw new UnreadableFileException(
            extension == ".prj" ? ReadFaults.PrjDamaged : ReadFaults.EncodingUnknown, file.Name,
            $"{file.Name} is {part.Length:N0} bytes long; a {extension} file is one line of text.", "Remove the file, or ask for the right one.");
        var text = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        return new(file.Name, extension, text.TrimStart('\uFEFF').Trim().TrimEnd('\0'));
    }

    public void Dispose()
    {
        Shp.Dispose();
        Shx?.Dispose();
        Dbf?.Dispose();
    }
}
