using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Ovop.Gis.Service.Answers;

/// <summary>Finished answers of one state of the store, within a bound of bytes; another state's stamp empties it.</summary>
/// <remarks>
/// Which answer goes when there is no room: the oldest that was not asked for since the hand last passed it (SIEVE; Zhang et al.,
/// NSDI 2024). Answers that nobody asks for twice so do not drive out the ones that are asked for all day.
/// </remarks>
internal sealed class AnswerCache(IOptions<AnswersOptions> options)
{
    /// <summary>One answer may take this part of the room.</summary>
    private const int LargestPart = 2;

    /// <summary>What takes longer is kept at once; what takes less, when it is asked for again.</summary>
    private static readonly TimeSpan Cheap = TimeSpan.FromMilliseconds(1);

    private readonly long _room = options.Value.MaxKeptBytes;
    private readonly int[] _askedOnce = new int[1 << 13];
    private readonly Lock _lock = new();
    private State _state = new("");

    public long Bytes => _state.Bytes;

    public int Count => _state.Answers.Count;

    public Answer? Find(AnswerKey key, string stamp)
    {
        var state = _state;
        if (state.Stamp != stamp || !state.Answers.TryGetValue(key, out var kept)) return null;
        if (!kept.Value.Answer.IsAsked) kept.Value.Answer.IsAsked = true;
        return kept.Value.Answer;
    }

    /// <summary>A slider asks a thousand cheap questions once each: to keep their answers would cost more than they do.</summary>
    public bool IsWorthKeeping(AnswerKey key, TimeSpan spent)
    {
        var hash = key.GetHashCode();
        ref var mark = ref _askedOnce[hash & (_askedOnce.Length - 1)];
        var isAgain = mark == hash;
        mark = hash;
        return isAgain || spent >= Cheap;
    }

    public void Keep(AnswerKey key, string stamp, Answer answer)
    {
        var bytes = answer.Bytes + 2 * key.Length;
        lock (_lock)
        {
            if (_state.Stamp != stamp) _state = new State(stamp);
            _state.Remove(key);
            if (bytes > _room / LargestPart) return;
            _state.MakeRoom(_room - bytes);
            _state.Add(key, answer, bytes);
        }
    }

    /// <summary>An answer that is kept has grown by a compressed copy of itself.</summary>
    public void Grow(AnswerKey key, Answer answer, int bytes)
    {
        lock (_lock)
        {
            if (!_state.Answers.TryGetValue(key, out var kept) || kept.Value.Answer != answer) return;
            kept.Value.Bytes += bytes;
            _state.Bytes += bytes;
            if (kept.Value.Bytes > _room / LargestPart) _state.Remove(key);
            else _state.MakeRoom(_room);
        }
    }

    private sealed class Kept(AnswerKey key, Answer answer, long bytes)
    {
        public AnswerKey Key { get; } = key;
        public Answer Answer { get; } = answer;
        public long Bytes { get; set; } = bytes;
    }

    private sealed class State(string stamp)
    {
        private readonly LinkedList<Kept> _byAge = new();
        private LinkedListNode<Kept>? _hand;

        public string Stamp { get; } = stamp;
        public ConcurrentDictionary<AnswerKey, LinkedListNode<Kept>> Answers { get; } = new();
        public long Bytes { get; set; }

        public void Add(AnswerKey key, Answer answer, long bytes)
        {
            Answers[key] = _byAge.AddFirst(new Kept(key, answer, bytes));
            Bytes += bytes;
        }

        public void Remove(AnswerKey key)
        {
            if (!Answers.TryRemove(key, out var kept)) return;
            if (_hand == kept) _hand = kept.Previous;
            Remove(kept);
        }

        public void MakeRoom(long most)
        {
            while (Bytes > most && _byAge.Last is { } oldest)
            {
                var hand = _hand ?? oldest;
                for (; hand.Value.Answer.IsAsked; hand = hand.Previous ?? oldest) hand.Value.Answer.IsAsked = false;
                _hand = hand.Previous;
                Answers.TryRemove(hand.Value.Key, out _);
                Remove(hand);
            }
        }

        private void Remove(LinkedListNode<Kept> kept)
        {
            _byAge.Remove(kept);
            Bytes -= kept.Value.Bytes;
        }
    }
}
