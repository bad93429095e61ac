using System.Globalization;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Journal;

namespace SpaceCloud.EdgeAgent.Events;

/// <summary>Where everything that happens is told: to the stream at once, and to the journal for the next contact.</summary>
internal sealed class AgentEvents
{
    /// <summary>The oldest give way: an agent that is not heard for weeks must not fill its disk with news.</summary>
    private const int MaxPending = 500;

    private const int MaxNoteCharacters = 1000;
    private const string Kind = "event";
    private readonly Lock _gate = new();
    private readonly EventStream _stream;
    private readonly JournalStore _journal;
    private readonly AgentClock _clock;
    private readonly SortedDictionary<string, PendingEvent> _pending = new(StringComparer.Ordinal);
    private long _last;

    public AgentEvents(EventStream stream, JournalStore journal, AgentClock clock)
    {
        (_stream, _journal, _clock) = (stream, journal, clock);
        foreach (JournalRow row in journal.ReadAll(Kind))
        {
            if (AgentJson.TryRead(row.Body, out PendingEvent? pending))
            {
                _pending[row.Key] = pending;
                _last = Math.Max(_last, long.Parse(row.Key, CultureInfo.InvariantCulture));
            }
        }
    }

    public void Tell(AgentEvent happened)
    {
        _stream.Write(happened);
        if (!happened.ForGround)
        {
            return;
        }

        string note = $"[{MissionText.Of(_clock.MissionUtc)}] {happened.Note}";
        PendingEvent pending = new(
            happened.Type,
            note.Length > MaxNoteCharacters ? note[..MaxNoteCharacters] : note,
            happened.Warning,
            _clock.RealUtc,
            happened.Pod?.Namespace,
            happened.Pod?.Name,
            happened.Pod?.Uid);
        lock (_gate)
        {
            string key = (++_last).ToString("D16", CultureInfo.InvariantCulture);
            List<(string, string)> deletions = [];
            while (_pending.Count >= MaxPending)
            {
                string oldest = _pending.Keys.First();
                _pending.Remove(oldest);
                deletions.Add((Kind, oldest));
            }

            _pending[key] = pending;
            try
            {
                _journal.Write([new JournalRow(Kind, key, AgentJson.Write(pending))], deletions);
            }
            catch (JournalException)
            {
                // It stays in memory: news must never stop what they are about.
            }
        }
    }

    /// <summary>What the ground has not heard yet, oldest first.</summary>
    public IReadOnlyList<(string Key, PendingEvent Event)> Pending()
    {
        lock (_gate)
        {
            return [.. _pending.Select(pair => (pair.Key, pair.Value))];
        }
    }

    public void Heard(string key)
    {
        lock (_gate)
        {
            _pending.Remove(key);
            _journal.Delete(Kind, key);
        }
    }
}
