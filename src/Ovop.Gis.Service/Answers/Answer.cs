using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ovop.Gis.Service.Answers;

/// <summary>A finished answer: its headers and its bytes, also compressed once somebody has asked for that.</summary>
internal sealed class Answer
{
    private const int SmallestToCompress = 512;
    private const int Overhead = 700;

    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly KeyValuePair<string, StringValues>[] _headersWithoutContent;
    private readonly Variant?[] _variants = new Variant?[3];
    private readonly string _name;

    /// <param name="headers">Without those that depend on the content coding.</param>
    public Answer(IEnumerable<KeyValuePair<string, StringValues>> headers, ReadOnlyMemory<byte> body)
    {
        _headers = [.. headers];
        _headersWithoutContent = [.. _headers.Where(h => !h.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || h.Key == HeaderNames.ContentSecurityPolicy)];
        _name = Base64Url.EncodeToString(SHA256.HashData(body.Span).AsSpan(0, 18));
        _variants[(int)Coding.Identity] = new Variant(body, Tag(""), null);
    }

    /// <summary>What it takes in memory, about.</summary>
    public long Bytes => Overhead + _variants.Sum(v => (long)(v?.Body.Length ?? 0));

    /// <summary>Set by whoever is sent it; what nobody has asked for again is let go first.</summary>
    public bool IsAsked { get; set; }

    /// <param name="grown">The bytes that this call has added to the answer.</param>
    public Variant In(Coding coding, out int grown)
    {
        grown = 0;
        var number = (int)(_variants[0]!.Body.Length >= SmallestToCompress ? coding : Coding.Identity);
        if (Volatile.Read(ref _variants[number]) is { } known) return known;
        lock (_variants)
        {
            if (_variants[number] is { } made) return made;
            var body = ContentCoding.Encode(coding, _variants[0]!.Body);
            grown = body.Length;
            var variant = new Variant(body, Tag("-" + ContentCoding.Name(coding)), ContentCoding.Name(coding));
            Volatile.Write(ref _variants[number], variant);
            return variant;
        }
    }

    public void WriteHeaders(IHeaderDictionary to, bool withContent)
    {
        foreach (var (name, value) in withContent ? _headers : _headersWithoutContent) to[name] = value;
    }

    private string Tag(string suffix) => $"\"{_name}{suffix}\"";

    /// <summary>The answer in one content coding; a strong tag names its bytes.</summary>
    internal sealed record Variant(ReadOnlyMemory<byte> Body, string Tag, string? ContentEncoding)
    {
        /// <summary>If-None-Match of RFC 9110, 13.1.2, by the weak comparison.</summary>
        public bool IsAmong(StringValues tags)
        {
            if (tags.Count == 0) return false;
            if (tags.Count == 1 && tags[0] == Tag) return true;
            return EntityTagHeaderValue.TryParseList(tags, out var list) && list.Any(tag => tag == EntityTagHeaderValue.Any || tag.Tag == Tag);
        }
    }
}
