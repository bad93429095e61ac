using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Clock;

/// <summary>Now, on both time lines.</summary>
internal sealed class AgentClock(MissionClock mission, TimeProvider time)
{
    public MissionClock Mission => mission;

    public TimeProvider Time => time;

    public DateTimeOffset RealUtc => time.GetUtcNow();

    public DateTimeOffset MissionUtc => mission.MissionUtc(time.GetUtcNow());
}
