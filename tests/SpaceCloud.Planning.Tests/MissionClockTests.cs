using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class MissionClockTests
{
    private const string Text = "2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,60";

    [Fact]
    public void One_real_minute_is_sixty_mission_minutes_at_a_rate_of_sixty()
    {
        MissionClock clock = MissionClock.Parse(Text);
        DateTimeOffset real = new(2026, 11, 20, 10, 1, 0, TimeSpan.Zero);
        DateTimeOffset mission = new(2026, 3, 1, 7, 0, 0, TimeSpan.Zero);

        Assert.Equal(mission, clock.MissionUtc(real));
        Assert.Equal(real, clock.RealUtc(mission));
        Assert.Equal(TimeSpan.FromSeconds(1), clock.RealTimeSpan(TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.FromMinutes(1), clock.MissionTimeSpan(TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.Zero, clock.MissionUtc(real.ToOffset(TimeSpan.FromHours(5))).Offset);
    }

    [Theory]
    [InlineData(Text)]
    [InlineData("2026-11-20T10:00:00.1234567Z,1999-12-31T23:59:59.9Z,0.1")]
    [InlineData("2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,1000")]
    public void Text_round_trips(string text)
    {
        Assert.Equal(text, MissionClock.Parse(text).ToString());
        Assert.Equal(MissionClock.Parse(text), MissionClock.Parse(MissionClock.Parse(text).ToString()));
    }

    [Theory]
    [InlineData(null, "parts")]
    [InlineData("", "parts")]
    [InlineData("2026-11-20T10:00:00Z,60", "parts")]
    [InlineData("yesterday,2026-03-01T06:00:00Z,60", "real time \"yesterday\"")]
    [InlineData("2026-11-20T10:00:00+01:00,2026-03-01T06:00:00Z,60", "real time")]
    [InlineData("2026-11-20T10:00:00Z,2026-03-01T06:00:00,60", "mission time")]
    [InlineData("2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,0", "rate \"0\"")]
    [InlineData("2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,1001", "rate")]
    [InlineData("2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,-1", "rate")]
    [InlineData("2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,NaN", "rate")]
    public void Wrong_text_is_told_by_its_part(string? text, string part)
    {
        Assert.False(MissionClock.TryParse(text, out _, out string? error));
        Assert.Contains(part, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Far_times_stay_dates()
    {
        MissionClock clock = MissionClock.Parse("2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,1000");
        Assert.Equal(9999, clock.MissionUtc(DateTimeOffset.MaxValue).Year);
        Assert.Equal(1, clock.MissionUtc(DateTimeOffset.MinValue).Year);
    }
}
