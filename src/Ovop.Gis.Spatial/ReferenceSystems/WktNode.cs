using System.Globalization;
using System.Text;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>One keyword of well-known text with all that stands in its brackets.</summary>
internal sealed record WktNode(string Keyword, IReadOnlyList<string> Texts, IReadOnlyList<double> Numbers, IReadOnlyList<WktNode> Children)
{
    private const int DepthLimit = 16;

    internal string? Name => Texts.Count > 0 ? Texts[0] : null;

    internal WktNode? Child(string keyword) => Children.FirstOrDefault(child => child.Is(keyword));

    internal bool Is(string keyword) => Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where the text is not well formed or something follows it.</summary>
    internal static WktNode? Parse(string text)
    {
        var reader = new Reader(text);
        var node = reader.Node(0);
        return node is not null && reader.AtEnd ? node : null;
    }

    private sealed class Reader(string text)
    {
        private int _at;

        internal bool AtEnd
        {
            get
            {
                Blank();
                return _at >= text.Length;
            }
        }

        internal WktNode? Node(int depth)
        {
            if (depth > DepthLimit) return null;
            var keyword = Word();
            return keyword.Length > 0 && char.IsAsciiLetter(keyword[0]) && TakeAny("[(") ? Inside(keyword, depth) : null;
        }

        private WktNode? Inside(string keyword, int depth)
        {
            var (texts, numbers, children) = (new List<string>(), new List<double>(), new List<WktNode>());
            do
            {
                Blank();
                if (_at >= text.Length) return null;
                if (text[_at] == '"')
                {
                    if (Quoted() is not { } quoted) return null;
                    texts.Add(quoted);
                    continue;
                }
                var start = _at;
                var word = Word();
                if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                {
                    numbers.Add(number);
                    continue;
                }
                Blank();
                if (_at < text.Length && text[_at] is '[' or '(')
                {
                    _at = start;
                    if (Node(depth + 1) is not { } child) return null;
                    children.Add(child);
                }
                else if (word.Length > 0) texts.Add(word);
                else return null;
            }
            while (TakeAny(","));
            return TakeAny("])") ? new WktNode(keyword, texts, numbers, children) : null;
        }

        private string? Quoted()
        {
            var value = new StringBuilder();
            for (_at++; _at < text.Length; _at++)
            {
                if (text[_at] != '"') value.Append(text[_at]);
                else if (_at + 1 < text.Length && text[_at + 1] == '"') value.Append(text[_at++]);
                else
                {
                    _at++;
                    return value.ToString();
                }
            }
            return null;
        }

        private string Word()
        {
            Blank();
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.' or '+' or '-')) _at++;
            return text[start.._at];
        }

        private bool TakeAny(string characters)
        {
            Blank();
            if (_at >= text.Length || !characters.Contains(text[_at], StringComparison.Ordinal)) return false;
            _at++;
            return true;
        }

        private void Blank()
        {
            while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] is '\uFEFF' or '\0')) _at++;
        }
    }
}
