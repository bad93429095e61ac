using SpaceCloud.Lab.Demo;

namespace SpaceCloud.Lab.Tests.Demo;

public sealed class ScenarioReaderTests
{
    private const string Good = """
        missionStartUtc: "2023-01-23T12:00:00Z"
        applyUtc: "2023-01-23T12:01:00Z"
        rate: 60
        initialStates:
          ember-1: { stateOfChargePercent: 77, temperatureCelsius: 12 }
        """;

    [Fact]
    public void The_committed_scenario_is_read()
    {
        Scenario scenario = ScenarioReader.Read(Path.Combine(Checkout.Root(), "samples", "demo", "scenario.yaml"));
        Assert.Equal(6, scenario.InitialStates.Count);
        Assert.InRange(scenario.Rate, 60, 120);
    }

    [Theory]
    [InlineData("rate: 60", "rate: 0", "rate: \"0\" must be a number from 1 to 1000")]
    [InlineData("rate: 60", "rate: sixty", "rate: \"sixty\" must be a number")]
    [InlineData("rate: 60", "speed: 60", "speed is no field")]
    [InlineData("12:01:00Z", "11:01:00Z", "applyUtc 2023-01-23 11:01:00Z is before missionStartUtc")]
    [InlineData("12:01:00Z", "12:01:00+01:00", "not an RFC 3339 time in UTC")]
    [InlineData("stateOfChargePercent: 77", "stateOfChargePercent: 177", "initialStates.ember-1.stateOfChargePercent: \"177\" must be a number from 0 to 100")]
    [InlineData(", temperatureCelsius: 12", "", "initialStates.ember-1.temperatureCelsius is missing")]
    public void A_wrong_field_is_named(string right, string wrong, string message)
    {
        using StringReader text = new(Good.Replace(right, wrong, StringComparison.Ordinal));
        FormatException exception = Assert.Throws<FormatException>(() => ScenarioReader.Parse(text));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
