using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Service.Common;

/// <summary>Who is named in the history.</summary>
internal static class Author
{
    private const string Unnamed = "unnamed";
    private const int Longest = 100;

    public static string Of(string? given)
    {
        var name = given?.Trim() is { Length: > 0 } text ? text : Unnamed;
        return name.Length <= Longest && !name.Any(char.IsControl) ? name : throw new RefusedException("by", $"must be a name of 1 to {Longest} characters.");
    }
}
