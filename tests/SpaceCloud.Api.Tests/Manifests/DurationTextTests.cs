using SpaceCloud.Api.Json;

namespace SpaceCloud.Api.Tests.Manifests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("72h", 259200, "72h")]
    [InlineData("6m30s", 390, "6m30s")]
    [InlineData("90s", 90, "1m30s")]
    [InlineData("1.5h", 5400, "1h30m")]
    [InlineData("250ms", 0.25, "250ms")]
    [InlineData("0s", 0, "0s")]
    public void DurationsAreReadAndWritten(string text, double seconds, string written)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(seconds, duration.TotalSeconds);
        Assert.Equal(written, DurationText.Write(duration));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("h")]
    [InlineData("-5m")]
    [InlineData("5 m")]
    [InlineData("1.2.3s")]
    [InlineData("1d")]
    [InlineData("99999999999999h")]
    public void AnythingElseIsNot(string text) => Assert.False(DurationText.TryParse(text, out _));
}
