using System.Globalization;

namespace Ovop.Gis.Data.Cql;

internal enum CqlTokenKind
{
    Word,
    Quoted,
    Text,
    Number,
    Sign,
    End,
}

/// <param name="At">Where it starts in the filter, from 0.</param>
internal readonly record struct CqlToken(CqlTokenKind Kind, string Content, double Magnitude, int At, int End)
{
    public bool Is(string word) => Kind == CqlTokenKind.Word && Content.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign) => Kind == CqlTokenKind.Sign && Content == sign;
}

/// <summary>The words, literals and signs of a CQL2 text, one after the other.</summary>
internal sealed class CqlTokens
{
    private readonly string _text;
    private int _at;

    public CqlTokens(string text)
    {
        _text = text;
        Next = Read();
    }

    public CqlToken Next { get; private set; }

    public string Source => _text;

    public CqlToken Take()
    {
        var taken = Next;
        Next = Read();
        return taken;
    }

    public bool Takes(string word)
    {
        if (!Next.Is(word)) return false;
        Take();
        return true;
    }

    public bool TakesSign(string sign)
    {
        if (!Next.IsSign(sign)) return false;
        Take();
        return true;
    }

    public void Need(string sign)
    {
        if (!TakesSign(sign)) throw Unexpected($"'{sign}'");
    }

    public Exception Unexpected(string wanted) => CqlNames.Refuse(Next.Kind == CqlTokenKind.End
        ? $"it ends where {wanted} was expected."
        : $"'{CqlNames.Shown(_text.AsSpan(Next.At, Next.End - Next.At))}' at character {Next.At + 1}, where {wanted} was expected.");

    /// <summary>Goes on behind a place that somebody else has read up to.</summary>
    public void Skip(int to)
    {
        _at = to;
        Next = Read();
    }

    /// <summary>The place behind the parenthesis that closes the first one from here on; -1 where none does.</summary>
    public int Behind(int from)
    {
        var depth = 0;
        for (var i = from; i < _text.Length; i++)
            if (_text[i] == '(') depth++;
            else if (_text[i] == ')' && --depth == 0) return i + 1;
        return -1;
    }

    private CqlToken Read()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        var start = _at;
        if (start == _text.Length) return new CqlToken(CqlTokenKind.End, "", 0, start, start);
        var c = _text[start];
        if (c == '\'') return new CqlToken(CqlTokenKind.Text, Until('\''), 0, start, _at);
        if (c == '"') return new CqlToken(CqlTokenKind.Quoted, Until('"'), 0, start, _at);
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < _text.Length && char.IsAsciiDigit(_text[start + 1]))) return Number(start);
        if (char.IsLetter(c) || c is '_' or ':')
        {
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or ':' or '.')) _at++;
            return new CqlToken(CqlTokenKind.Word, _text[start.._at], 0, start, _at);
        }

        _at += start + 1 < _text.Length && _text.Substring(start, 2) is "<>" or "<=" or ">=" ? 2 : 1;
        return new CqlToken(CqlTokenKind.Sign, _text[start.._at], 0, start, _at);
    }

    private CqlToken Number(int start)
    {
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.')) _at++;
        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            var exponent = _at + 1;
            if (exponent < _text.Length && _text[exponent] is '+' or '-') exponent++;
            if (exponent < _text.Length && char.IsAsciiDigit(_text[exponent]))
                for (_at = exponent; _at < _text.Length && char.IsAsciiDigit(_text[_at]);) _at++;
        }

        var digits = _text[start.._at];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new CqlToken(CqlTokenKind.Number, digits, number, start, _at)
            : throw CqlNames.Refuse($"'{CqlNames.Shown(digits)}' is not a number.");
    }

    /// <summary>A quote inside is written twice, or after a backslash.</summary>
    private string Until(char quote)
    {
        var content = new System.Text.StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '\\' && quote == '\'' && _at + 1 < _text.Length && _text[_at + 1] == quote) content.Append(_text[++_at]);
            else if (c != quote) content.Append(c);
            else if (_at + 1 < _text.Length && _text[_at + 1] == quote) content.Append(_text[++_at]);
            else
            {
                _at++;
                return content.ToString();
            }
        }

        throw CqlNames.Refuse($"a {(quote == '"' ? "name" : "text")} that begins with {quote} does not end.");
    }
}
