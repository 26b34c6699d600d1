using System.Globalization;

namespace Ovop.Gis.Benchmarks;

/// <summary>What follows the name of a section on the command line.</summary>
/// <param name="Rounds">How often each entrant is measured.</param>
/// <param name="IsTrial">Figures are shown and not written into the repository.</param>
internal sealed record BenchArguments(int Rounds, bool IsTrial)
{
    /// <summary>Null where there is a word too many.</summary>
    public static BenchArguments? Parse(IEnumerable<string> words, int rounds = 5)
    {
        var arguments = new BenchArguments(rounds, false);
        foreach (var word in words)
        {
            if (word == "--trial") arguments = arguments with { IsTrial = true };
            else if (word.StartsWith("--rounds=", StringComparison.Ordinal) && int.TryParse(word.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0) arguments = arguments with { Rounds = asked };
            else return null;
        }

        return arguments;
    }
}
