using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Output;

/// <summary>What differs between two states of a layer, for reading.</summary>
internal sealed class DifferenceText(Speech speech, TextWriter output)
{
    private const int MostLines = 10;

    public void Write(DifferenceEntry d)
    {
        if (d.AddedCount + d.RemovedCount + d.ChangedCount == 0)
        {
            output.WriteLine(speech.Say($"  Tidak ada: {speech.Count(d.Unchanged)} fitur sama persis.", $"  None: all {speech.Count(d.Unchanged)} features are the same."));
            return;
        }

        output.WriteLine(speech.Say(
            $"  {speech.Count(d.AddedCount)} ditambah, {speech.Count(d.RemovedCount)} dihapus, {speech.Count(d.ChangedCount)} diubah, {speech.Count(d.Unchanged)} tetap; {speech.Area(d.AreaMovedSquareMetres)} bergeser",
            $"  {speech.Count(d.AddedCount)} added, {speech.Count(d.RemovedCount)} removed, {speech.Count(d.ChangedCount)} changed, {speech.Count(d.Unchanged)} unchanged; {speech.Area(d.AreaMovedSquareMetres)} moved"));
        Lines("+", d.Added, d.AddedCount, f => $"{Name(f.Id, f.Name)}{Size(f.AreaSquareMetres)}");
        Lines("-", d.Removed, d.RemovedCount, f => $"{Name(f.Id, f.Name)}{Size(f.AreaSquareMetres)}");
        Lines("~", d.Changed, d.ChangedCount, Change);
    }

    private void Lines<T>(string mark, IReadOnlyList<T> entries, int count, Func<T, string> say)
    {
        foreach (var entry in entries.Take(MostLines)) output.WriteLine($"  {mark} {say(entry)}");
        var left = count - Math.Min(MostLines, entries.Count);
        if (left > 0) output.WriteLine($"  {mark} " + speech.Say($"… dan {speech.Count(left)} lagi", $"… and {speech.Count(left)} more"));
    }

    private string Change(FeatureChange c)
    {
        var parts = new List<string>();
        if (c.ShapeChanged) parts.Add(c.AreaBeforeSquareMetres > 0 || c.AreaAfterSquareMetres > 0
            ? $"{speech.Area(c.AreaBeforeSquareMetres)} → {speech.Area(c.AreaAfterSquareMetres)}, " + speech.Say($"{speech.Area(c.MovedSquareMetres)} bergeser", $"{speech.Area(c.MovedSquareMetres)} moved")
            : speech.Say("bentuk berubah", "shape changed"));
        if (c.Fields.Count > 0) parts.Add(speech.Say("kolom ", "fields ") + string.Join(", ", c.Fields));
        return $"{Name(c.Id, c.Name)}: {string.Join("; ", parts)}";
    }

    private static string Name(string id, string? name) => name is null || name == id ? id : $"{id} {name}";

    private string Size(double squareMetres) => squareMetres > 0 ? $" ({speech.Area(squareMetres)})" : "";
}
