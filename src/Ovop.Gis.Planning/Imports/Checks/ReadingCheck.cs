namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Passes on what was unusual about the file when it was read.</summary>
internal static class ReadingCheck
{
    public static void Report(RawDataset raw, FindingList findings)
    {
        foreach (var note in raw.Notes) findings.Warning(note.Code, null, null, note.Text.Id, note.Text.En);
        var encoding = raw.Encoding?.Name ?? "utf-8";
        foreach (var (record, field, text) in raw.SuspiciousTexts)
            findings.Warning("name-suspicious", record == 0 ? null : record, null,
                $"{field}: '{text}' tampak salah pengodean (dibaca sebagai {encoding}). Sebutkan pengodeannya dengan --encoding, misalnya windows-1252.",
                $"{field}: '{text}' looks wrongly encoded (read as {encoding}). Say the encoding with --encoding, such as windows-1252.");
    }
}
