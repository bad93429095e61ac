using System.Globalization;
using SpaceCloud.Api.Passes;
using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Tests.Passes;

public sealed class LongPassesTests
{
    [Fact]
    public void A_short_pass_stays_whole() =>
        Assert.Equal([(At("06:50"), At("07:01"), (int?)null)], LongPasses.Parts(Seen("06:50", "07:01")));

    [Fact]
    public void A_long_pass_is_cut_at_whole_hours() => Assert.Equal(
        [(At("06:50"), At("07:00"), 6), (At("07:00"), At("08:00"), 7), (At("08:00"), At("09:00"), 8), (At("09:00"), At("09:20"), (int?)9)],
        LongPasses.Parts(Seen("06:50", "09:20")));

    [Fact]
    public void What_is_always_visible_is_cut_alike_wherever_the_search_begins_and_ends()
    {
        Assert.Equal(
            [(At("07:00"), At("08:00"), 7), (At("08:00"), At("09:00"), (int?)8)],
            LongPasses.Parts(Seen("06:10", "09:50") with { ClippedStart = true, ClippedEnd = true }));
        Assert.Equal(
            [(At("08:00"), At("09:00"), (int?)8)],
            LongPasses.Parts(Seen("07:20", "09:10") with { ClippedStart = true, ClippedEnd = true }));
    }

    [Fact]
    public void A_short_pass_under_way_at_an_edge_of_the_search_is_left_out()
    {
        Assert.Empty(LongPasses.Parts(Seen("06:10", "06:18") with { ClippedStart = true }));
        Assert.Empty(LongPasses.Parts(Seen("06:10", "06:18") with { ClippedEnd = true }));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-03-01T{time}Z", CultureInfo.InvariantCulture);

    private static Pass Seen(string aos, string los) => new()
    {
        AosUtc = At(aos),
        TcaUtc = At(aos),
        LosUtc = At(los),
        MaxElevationDegrees = 40,
        AosAzimuthDegrees = 0,
        TcaAzimuthDegrees = 0,
        LosAzimuthDegrees = 0,
        TcaRangeKilometers = 36000,
        TimingSigmaSeconds = 0,
    };
}
