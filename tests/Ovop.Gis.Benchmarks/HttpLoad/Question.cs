using System.Globalization;
using System.Text;

namespace Ovop.Gis.Benchmarks.HttpLoad;

/// <summary>A request ready to be sent again and again.</summary>
/// <param name="Digits">Where in the bytes digits are to be changed so that no two requests are the same; none where all are.</param>
internal sealed record Question(string Name, int Port, byte[] Bytes, int ExpectedStatus, IReadOnlyList<int> Digits)
{
    private const char Varied = '#';

    /// <param name="path">Each '#' in it becomes a digit, another at each request.</param>
    public static Question Get(string name, int port, string path, int expectedStatus = 200, params string[] headers)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n"));
        return new Question(name, port, bytes, expectedStatus, [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == Varied)]);
    }

    /// <summary>Makes the bytes those of the request with this number.</summary>
    public void Number(byte[] request, long number)
    {
        // Multiplied by an odd number, so that neighbours lie far apart and yet no two are alike.
        var mixed = (ulong)number * 0x9E3779B1 % 10_000_000_019;
        foreach (var digit in Digits)
        {
            request[digit] = (byte)('0' + mixed % 10);
            mixed /= 10;
        }
    }
}
