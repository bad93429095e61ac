namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>A clock that moves when told.</summary>
internal sealed class StillTime(DateTimeOffset utc) : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => utc.AddTicks(ticks);

    public override long GetTimestamp() => ticks;

    public void Advance(TimeSpan by) => ticks += by.Ticks;
}
