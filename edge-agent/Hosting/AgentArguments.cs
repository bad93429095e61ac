namespace SpaceCloud.EdgeAgent.Hosting;

/// <summary>The command line as it was written, not yet judged.</summary>
internal sealed record AgentArguments
{
    public string? Node { get; init; }

    public string? DataDir { get; init; }

    public string? RuntimeEndpoint { get; init; }

    public string? Kubeconfig { get; init; }

    public string? Gateway { get; init; }

    public string? CaFile { get; init; }

    public string? CertFile { get; init; }

    public string? KeyFile { get; init; }

    public string? BundlePublicKey { get; init; }

    public string? InitialBundle { get; init; }

    public string? MissionClock { get; init; }

    public string? SensorsDir { get; init; }

    public string? LogFormat { get; init; }

    public bool NoContactGating { get; init; }

    public double InitialStateOfCharge { get; init; } = 90;

    public double InitialTemperature { get; init; } = 15;

    public string? Ctr { get; init; }
}
