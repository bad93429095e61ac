using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Tests.Pods;

/// <summary>Orders, plans and facts that the tables vary.</summary>
internal static class Orders
{
    public const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    public static readonly DateTimeOffset T0 = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    public static PodOrder Order => new()
    {
        Uid = "8c2ef1d1-0a5c-4c4c-9d2b-0d9f6f2d1a11",
        Namespace = "default",
        Name = "wildfire-0-1",
        Attempt = 1,
        ContainerName = "detector",
        Image = "registry.example/team/work@" + Digest,
    };

    public static PodPlan Plan => new(T0.AddMinutes(10), T0.AddMinutes(30), 300, 12, 7);

    public static PodRecord Record(PodState state = PodState.Accepted) => new() { Order = Order, State = state, Plan = state == PodState.Accepted ? null : Plan };

    /// <summary>Facts ten minutes after T0, the planned start: planned, on board, free to go.</summary>
    public static PodFacts Facts => new()
    {
        MissionUtc = T0.AddMinutes(10),
        RealUtc = T0.AddYears(1),
        ToMissionUtc = real => T0.AddMinutes(10) + (real - T0.AddYears(1)),
        Plan = Plan,
        RuntimeReachable = true,
        ImagePresent = true,
        ImageComplete = true,
        Start = StartVerdict.Now,
    };

    public static ContainerFact Container(ContainerPhase phase, int exitCode = 0) => new("sandbox-1", "container-1", phase)
    {
        StartedRealUtc = T0.AddYears(1).AddSeconds(-20),
        FinishedRealUtc = phase == ContainerPhase.Exited ? T0.AddYears(1).AddSeconds(-5) : null,
        ExitCode = exitCode,
    };
}
