namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>What one start did: lowest charge and highest temperatures while they count, and how the battery came out of it.</summary>
internal readonly record struct Flight(double LowestPercent, double HighestCelsius, double HighestPayloadCelsius, Aftermath Battery)
{
    public bool Keeps(MissionCase mission, Slack slack) =>
        Battery == Aftermath.Recovers && LowestPercent >= mission.FloorPercent - slack.Percent && HighestCelsius <= mission.LimitCelsius + slack.Kelvin
        && !(HighestPayloadCelsius > mission.Payload?.LimitCelsius + slack.Kelvin);
}
