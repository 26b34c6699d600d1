using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ovop.Gis.Benchmarks.Table;

/// <summary>The sections that were measured last, kept as JSON beside the README whose table is made of them.</summary>
internal sealed class ResultTable(string folder)
{
    private const string Start = "<!-- made by tools/bench: what stands between the marks is overwritten -->";
    private const string End = "<!-- end of what tools/bench makes -->";

    private static readonly string[] Order = ["areas", "radius", "http", "national", "engine"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Figures => Path.Combine(folder, "figures.json");
    private string Readme => Path.Combine(folder, "README.md");

    public void Put(BenchSection section)
    {
        List<BenchSection> sections = [.. Read().Where(s => s.Name != section.Name), section];
        sections.Sort((a, b) => Array.IndexOf(Order, a.Name).CompareTo(Array.IndexOf(Order, b.Name)));
        File.WriteAllText(Figures, JsonSerializer.Serialize(sections, Json) + "\n");
        var text = File.ReadAllText(Readme);
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (start < 0 || end < start) throw new InvalidOperationException($"{Readme} has lost the marks that the table stands between.");
        File.WriteAllText(Readme, text[..(start + Start.Length)] + "\n" + Markdown(sections) + text[end..]);
    }

    public static string Markdown(IReadOnlyList<BenchSection> sections)
    {
        var to = new StringBuilder();
        Ratios(to, sections);
        foreach (var section in sections) Section(to, section);
        return to.ToString();
    }

    private List<BenchSection> Read() =>
        File.Exists(Figures) ? JsonSerializer.Deserialize<List<BenchSection>>(File.ReadAllText(Figures), Json)! : [];

    private static void Ratios(StringBuilder to, IReadOnlyList<BenchSection> sections)
    {
        to.AppendLine().AppendLine("## Ratios").AppendLine();
        Row(to, ["question", "beside", "times as fast", "aim", "", "ours", "theirs", "same answer"]);
        Row(to, ["---", "---", "---:", "---:", "---", "---:", "---:", "---"]);
        foreach (var line in sections.SelectMany(section => section.Lines))
            Row(to, [line.Question, line.Peer, line.IsMet is null || line.Ratio.Length == 0 ? line.Ratio : $"**{line.Ratio}**", line.Target, line.IsMet switch { true => "met", false => "not met", null => "" }, line.Ours, line.Theirs, line.Agreement]);
    }

    private static void Section(StringBuilder to, BenchSection section)
    {
        to.AppendLine().AppendLine($"## {section.Title}").AppendLine().AppendLine($"`tools/bench {section.Name}`, {section.Measured}, {section.Machine}.").AppendLine();
        foreach (var note in section.Notes) to.AppendLine($"- {note}");
        foreach (var table in section.Tables)
        {
            to.AppendLine().AppendLine(table.Title).AppendLine();
            Row(to, table.Columns);
            Row(to, [.. table.Columns.Select((_, i) => i == 0 ? "---" : "---:")]);
            foreach (var row in table.Rows) Row(to, row);
        }
    }

    private static void Row(StringBuilder to, IReadOnlyList<string> cells) => to.AppendLine($"| {string.Join(" | ", cells)} |");
}
