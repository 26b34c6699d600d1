namespace Ovop.Gis.Planning.Imports.Names;

/// <summary>How many letters must be put in, left out, exchanged or swapped with their neighbour to make one word out of the other.</summary>
internal static class EditDistance
{
    private const int LongestWord = 64;

    /// <returns>The optimal string alignment distance; <paramref name="most"/> + 1 where it is larger than that.</returns>
    public static int Between(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > LongestWord || b.Length > LongestWord) return most + 1;
        Span<int> earlier = stackalloc int[LongestWord + 1];
        Span<int> above = stackalloc int[LongestWord + 1];
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            above.CopyTo(earlier);
            row.CopyTo(above);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], earlier[j - 2] + 1);
            }
        }

        return Math.Min(row[b.Length], most + 1);
    }
}
