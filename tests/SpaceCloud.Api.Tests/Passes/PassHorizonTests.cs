using System.Globalization;
using SpaceCloud.Api.Passes;

namespace SpaceCloud.Api.Tests.Passes;

public sealed class PassHorizonTests
{
    [Theory]
    [InlineData("06:00")]
    [InlineData("06:03:21")]
    [InlineData("06:09:59.9999999")]
    public void Repeats_within_ten_minutes_are_identical(string now)
    {
        var horizon = PassHorizon.At(At(now), TimeSpan.FromHours(6));

        Assert.Equal(new PassHorizon(At("06:00"), At("12:00")), horizon);
        Assert.Equal(At("06:10"), horizon.NextUtc);
        Assert.True(horizon.SearchFromUtc < horizon.StartUtc && horizon.SearchToUtc > horizon.ToUtc);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-03-01T{time}Z", CultureInfo.InvariantCulture);
}
