namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>By how much every limit is eased (or, negative, made harder) in a simulation.</summary>
internal readonly record struct Slack(double Percent, double Kelvin, double Seconds)
{
    public static readonly Slack None = new(0, 0, 0);

    /// <summary>What the product and a simulation in steps of one second may differ by.</summary>
    public static readonly Slack Eased = new(0.1, 0.1, 1);

    public static readonly Slack Hardened = new(-0.1, -0.1, -1);
}
