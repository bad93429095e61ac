using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Hosting;

/// <summary>The command line as written, not judged yet.</summary>
internal sealed record OperatorArguments
{
    public string? Kubeconfig { get; init; }

    public string? MissionClock { get; init; }

    public string? GroundStore { get; init; }

    public string? GatewayListen { get; init; }

    public string? GatewayCertificate { get; init; }

    public string? GatewayKey { get; init; }

    public string? GatewayClientCa { get; init; }

    public string? Listen { get; init; }

    public string? Namespace { get; init; }

    public string? ContactHorizon { get; init; }

    public int OpenWindows { get; init; } = new ContactOptions().OpenWindowsPerSatellite;

    public string? ClockUncertainty { get; init; }

    public int LostAfter { get; init; } = 3;
}
