using System.Collections.Concurrent;

namespace SpaceCloud.Operator.Gateway;

/// <summary>When each satellite was heard last, in mission UTC. Every authenticated call and every new telemetry counts.</summary>
internal sealed class HeardRegister
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastUtc = new(StringComparer.Ordinal);

    /// <summary>Raised with the satellite's name when it was heard; may come often and from any thread.</summary>
    public event Action<string>? Heard;

    /// <summary>The last word; null when none is known since this process began.</summary>
    public DateTimeOffset? LastUtc(string satellite) => _lastUtc.TryGetValue(satellite, out DateTimeOffset utc) ? utc : null;

    /// <summary>Notes a word and tells of it; an earlier one than known changes nothing.</summary>
    public void Mark(string satellite, DateTimeOffset missionUtc)
    {
        if (Remember(satellite, missionUtc))
        {
            Heard?.Invoke(satellite);
        }
    }

    /// <summary>
    /// Notes a word without telling of it, for what is noted at every look: telling would lead to the next look at once.
    /// </summary>
    /// <returns>Whether it is later than what was known.</returns>
    public bool Remember(string satellite, DateTimeOffset missionUtc)
    {
        bool news = false;
        _lastUtc.AddOrUpdate(
            satellite,
            _ =>
            {
                news = true;
                return missionUtc;
            },
            (_, known) =>
            {
                news = missionUtc > known;
                return news ? missionUtc : known;
            });
        return news;
    }
}
