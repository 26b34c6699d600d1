using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Cli.Output;

/// <summary>A passport for reading: what the figures stand on, and how anybody can make them again.</summary>
internal sealed class PassportText(Speech speech, TextWriter output)
{
    private const int HashShown = 12;

    public void Write(Passport passport, string storeWords)
    {
        output.WriteLine();
        output.WriteLine(speech.Say("Paspor angka", "Passport of the figures"));
        Basis(passport);
        if (passport.Id.Length == 0) return;
        output.WriteLine($"  {speech.Say("hasil", "result")} {passport.Id}");
        output.WriteLine($"  {speech.Say("periksa", "verify")}: ovop verify {ShellWord.Of(passport.Id)}{storeWords}");
    }

    /// <summary>Layers, method and engine alone.</summary>
    public void Basis(Passport passport)
    {
        foreach (var input in passport.Inputs)
        {
            var version = input.Version > 0 ? $" {speech.Say("versi", "version")} {input.Version}" : "";
            output.WriteLine($"  {input.Layer}{version}, {speech.Say("isi", "content")} {Shown(input.ContentSha256)}{(input.Derivation is null ? "" : $" ({input.Derivation})")}");
        }

        output.WriteLine($"  {passport.Method}, {passport.Crs}, {passport.Engine.Name} {passport.Engine.Version}");
        output.WriteLine($"  {passport.Rule}");
    }

    private static string Shown(string sha256) => sha256.Length > HashShown ? sha256[..HashShown] : sha256;
}
