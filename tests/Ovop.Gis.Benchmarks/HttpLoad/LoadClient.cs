using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ovop.Gis.Benchmarks.HttpLoad;

/// <summary>Asks over a number of kept connections, each again as soon as it has its answer. One thread and no tasks, so that most of the machine is the server's.</summary>
internal sealed class LoadClient(int connections)
{
    private long _number;

    /// <summary>The bytes of the last answer, with its headers.</summary>
    public int AnswerBytes { get; private set; }

    public LatencyHistogram Run(Question question, TimeSpan time, CancellationToken cancellationToken)
    {
        var lines = new Dictionary<Socket, Line>();
        var latencies = new LatencyHistogram();
        try
        {
            while (lines.Count < connections)
            {
                var line = Line.Open(question);
                lines.Add(line.Socket, line);
                line.Ask(++_number);
            }

            var (ready, started) = (new List<Socket>(connections), Stopwatch.GetTimestamp());
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ready.Clear();
                ready.AddRange(lines.Keys);
                Socket.Select(ready, null, null, 5_000_000);
                if (ready.Count == 0) throw new InvalidOperationException($"{question.Name}: no answer for 5 seconds");
                foreach (var socket in ready)
                {
                    var line = lines[socket];
                    if (line.Receive() is not { } bytes) continue;
                    latencies.Add(Stopwatch.GetTimestamp() - line.AskedAt);
                    AnswerBytes = bytes;
                    line.Ask(++_number);
                }
            }

            return latencies;
        }
        finally
        {
            foreach (var socket in lines.Keys) socket.Dispose();
        }
    }

    private sealed class Line(Socket socket, Question question)
    {
        private readonly byte[] _request = [.. question.Bytes];
        private readonly byte[] _answer = new byte[1 << 20];
        private int _received, _expected;

        public Socket Socket => socket;

        public long AskedAt { get; private set; }

        public static Line Open(Question question)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(IPAddress.Loopback, question.Port);
            return new Line(socket, question);
        }

        public void Ask(long number)
        {
            question.Number(_request, number);
            (_received, _expected) = (0, 0);
            AskedAt = Stopwatch.GetTimestamp();
            socket.Send(_request);
        }

        /// <returns>The bytes of the answer; null while it is not whole.</returns>
        public int? Receive()
        {
            // What has been looked at is let go, so that an answer may be larger than the room for it.
            var got = socket.Receive(_expected > 0 ? _answer : _answer.AsSpan(_received));
            if (got == 0) throw new InvalidOperationException($"{question.Name}: the server hung up");
            _received += got;
            if (_expected == 0 && _answer.AsSpan(0, _received).IndexOf("\r\n\r\n"u8) is var end and >= 0) _expected = end + 4 + BodyBytes(_answer.AsSpan(0, end + 2));
            return _expected > 0 && _received >= _expected ? _received : null;
        }

        private int BodyBytes(ReadOnlySpan<byte> head)
        {
            if (!Utf8Parser.TryParse(head[9..], out int status, out _) || status != question.ExpectedStatus)
                throw new InvalidOperationException($"{question.Name}: {System.Text.Encoding.UTF8.GetString(_answer.AsSpan(0, _received))}");
            if (status == 304) return 0;
            var at = head.IndexOf("\r\nContent-Length: "u8);
            return at >= 0 && Utf8Parser.TryParse(head[(at + 18)..], out int length, out _) ? length : throw new InvalidOperationException($"{question.Name}: an answer of unknown length");
        }
    }
}
