namespace Ovop.Gis.Planning.Filters;

/// <summary>A pattern of LIKE. Matching takes at most text times pattern steps, whatever the pattern.</summary>
internal sealed class LikePattern
{
    private const char Any = '\uFFFF';
    private const char One = '\uFFFE';
    private readonly string _pattern;

    private LikePattern(string pattern) => _pattern = pattern;

    public static LikePattern Parse(string pattern)
    {
        var parsed = new System.Text.StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
            parsed.Append(pattern[i] switch
            {
                '\\' when i + 1 < pattern.Length => pattern[++i],
                '%' => Any,
                '_' => One,
                var letter => letter,
            });
        return new LikePattern(parsed.ToString());
    }

    public bool Matches(string text)
    {
        var (at, letter, star, resume) = (0, 0, -1, 0);
        while (letter < text.Length)
        {
            if (at < _pattern.Length && _pattern[at] == Any) (star, resume) = (at++, letter);
            else if (at < _pattern.Length && (_pattern[at] == One || _pattern[at] == text[letter])) (at, letter) = (at + 1, letter + 1);
            else if (star >= 0) (at, letter) = (star + 1, ++resume);
            else return false;
        }

        while (at < _pattern.Length && _pattern[at] == Any) at++;
        return at == _pattern.Length;
    }
}
