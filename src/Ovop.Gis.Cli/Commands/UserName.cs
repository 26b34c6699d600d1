using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Who is named in the history.</summary>
internal static class UserName
{
    private const int Longest = 100;

    public static string Of(string? given)
    {
        var name = (given ?? Environment.UserName).Trim();
        return name.Length is > 0 and <= Longest && !name.Any(char.IsControl) ? name : throw new RefusedException("by", $"must be a name of 1 to {Longest} characters.");
    }
}
