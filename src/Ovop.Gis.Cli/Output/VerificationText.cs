using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Cli.Output;

/// <summary>A verification for reading: the verdict first, then what differs, then what was checked.</summary>
internal sealed class VerificationText(Speech speech, TextWriter output)
{
    public void Write(VerificationReport report)
    {
        output.WriteLine(speech.Say(report.Text));
        foreach (var difference in report.Differences) output.WriteLine($"  - {speech.Say(difference.Text)}");
        if (report.Now is not { } now) return;
        output.WriteLine();
        output.WriteLine(speech.Say("Dihitung ulang", "Computed again"));
        new PassportText(speech, output).Basis(now);
        output.WriteLine($"  {speech.Say("hasil", "result")} {now.Id}");
        output.WriteLine($"  sha256 {now.ResultSha256}");
    }
}
