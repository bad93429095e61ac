using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Results;
using SpaceCloud.Operator.Tests.Server;
using SpaceCloud.Operator.Workloads;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Tests.Workloads;

public sealed class WorkloadRuleTests
{
    private static readonly ImageFinding Image = new("docker.io/library/detector@sha256:" + new string('a', 64), "sha256:" + new string('a', 64), 1000, null);

    [Fact]
    public void The_first_round_makes_pods_up_to_the_parallelism()
    {
        WorkloadDecision decision = Decide(Minimal.Workload(completions: 5, parallelism: 2));

        Assert.Equal(["fire-0-1", "fire-1-1"], decision.Create.Select(pod => pod.Metadata.Name));
    }

    [Fact]
    public void A_pod_is_made_for_orbit_and_cannot_be_mislabelled_by_its_template()
    {
        V1Pod pod = Assert.Single(Decide(Minimal.Workload()).Create);

        Assert.Equal("fire", pod.Metadata.Labels!["team"]);
        Assert.Equal("1", pod.Metadata.Labels[WellKnown.AttemptLabel]);
        Assert.Equal("uid-fire", Assert.Single(pod.Metadata.OwnerReferences!).Uid);
        Assert.Equal("Never", pod.Spec!.RestartPolicy);
        Assert.False(pod.Spec.AutomountServiceAccountToken);
        Assert.True(pod.Spec.HostNetwork);
        Assert.Equal(Image.Reference, pod.Spec.Containers![0].Image);
        Assert.Equal(1000, PodFacts.DemandOf(pod).Value!.ImageBytes);
        Assert.All(pod.Spec.Tolerations!, toleration => Assert.Null(toleration.TolerationSeconds));
    }

    [Fact]
    public void An_unknown_image_makes_no_pod()
    {
        WorkloadDecision decision = Decide(Minimal.Workload(), image: new ImageFinding(null, null, 0, "image detector:1 is not in the ground store"));

        Assert.Empty(decision.Create);
        Assert.Equal("False ImageUnknown", Said(decision, ConditionTypes.Scheduled));
    }

    [Fact]
    public void A_placed_pod_that_was_never_told_is_replaced_after_start_not_after()
    {
        SeenPod placed = Seen(1, bound: true);

        Assert.Empty(Decide(Minimal.Workload(), [placed], now: "08:00").Create);
        Assert.Equal("fire-0-2", Assert.Single(Decide(Minimal.Workload(), [placed], now: "08:01").Create).Metadata.Name);
    }

    [Fact]
    public void An_attempt_that_somebody_deleted_may_still_run()
    {
        SpaceWorkload workload = Minimal.Workload();
        SpaceWorkloadStatus before = Decide(workload, [Seen(1, bound: true)], now: "07:00").Status;
        SpaceWorkload later = workload with { Status = before };

        Assert.Empty(Decide(later, [], now: "08:05").Create);
        Assert.Equal("fire-0-2", Assert.Single(Decide(later, [], now: "09:31").Create).Metadata.Name);
    }

    [Fact]
    public void A_deleted_attempt_is_remembered_round_after_round()
    {
        SpaceWorkload workload = Minimal.Workload();
        workload = workload with { Status = Decide(workload, [Seen(1, bound: true)], now: "07:00").Status };
        foreach (string now in (string[])["07:01", "07:02", "08:05"])
        {
            WorkloadDecision decision = Decide(workload, [], now);
            Assert.Empty(decision.Create);
            Assert.Equal("False PodRemoved", Said(decision, ConditionTypes.Scheduled));
            workload = workload with { Status = decision.Status };
        }

        WorkloadDecision free = Decide(workload, [], now: "09:31");
        Assert.Equal("fire-0-2", Assert.Single(free.Create).Metadata.Name);

        // The store does not show the new pod yet.
        Assert.Equal("fire-0-2", Assert.Single(Decide(workload with { Status = free.Status }, [], now: "09:31").Create).Metadata.Name);
    }

    [Fact]
    public void A_succeeded_index_stays_done_when_its_pod_is_deleted()
    {
        SpaceWorkload workload = Minimal.Workload(completions: 2, parallelism: 1);
        workload = workload with { Status = Decide(workload, [Seen(1, bound: true, exitCode: 0)], now: "07:00").Status };

        WorkloadDecision decision = Decide(workload, [], now: "12:00");

        Assert.Equal("fire-1-1", Assert.Single(decision.Create).Metadata.Name);
        Assert.Equal(0, Assert.Single(decision.Status.Replicas).ExitCode);
    }

    [Fact]
    public void A_result_with_exit_code_0_succeeds_and_3_fails_when_attempts_are_used_up()
    {
        WorkloadDecision good = Decide(Minimal.Workload(), [Seen(1, bound: true, exitCode: 0)]);
        WorkloadDecision bad = Decide(Minimal.Workload(retryLimit: 0), [Seen(1, bound: true, exitCode: 3)]);

        Assert.Equal("True AllCompleted", Said(good, ConditionTypes.Succeeded));
        Assert.Equal("True Verified", Said(good, ConditionTypes.DataReturned));
        Assert.Equal("True ContainerFailed", Said(bad, ConditionTypes.Failed));
        Assert.Contains("code 3", bad.Status.Conditions.Single(one => one.Type == ConditionTypes.Failed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_deadline_it_has_failed_its_pods_go_and_nothing_begins_anew()
    {
        SpaceWorkload workload = Minimal.Workload(completions: 2, parallelism: 1, deadline: At("07:30"));

        WorkloadDecision decision = Decide(workload, [Seen(1, bound: false)], now: "07:30");
        WorkloadDecision next = Decide(workload with { Status = decision.Status }, [], now: "10:00");

        Assert.Equal("True DeadlinePassed", Said(decision, ConditionTypes.Failed));
        Assert.Equal("fire-0-1", Assert.Single(decision.Delete).Metadata.Name);
        Assert.Empty(decision.Create);
        Assert.Empty(next.Create);
        Assert.Equal("True DeadlinePassed", Said(next, ConditionTypes.Failed));
    }

    [Fact]
    public void Who_comes_closest_gives_the_reason_and_every_satellite_its_number()
    {
        Verdict[] verdicts =
        [
            Blocked("ant", BlockReason.NoContactBeforeDeadline, "no contact opens before 15:00Z"),
            Blocked("bee", BlockReason.TemperatureAboveLimit, "temperature would reach 51.2 Cel > 45 Cel"),
        ];

        WorkloadDecision decision = Decide(Minimal.Workload(), [Seen(1, bound: false)], verdicts: verdicts);
        V1Condition scheduled = decision.Status.Conditions.Single(one => one.Type == ConditionTypes.Scheduled);

        Assert.Equal(BlockReason.TemperatureAboveLimit, scheduled.Reason);
        Assert.Equal("bee: temperature would reach 51.2 Cel > 45 Cel; ant: no contact opens before 15:00Z", scheduled.Message);
    }

    [Fact]
    public void What_changed_becomes_events_once()
    {
        SpaceWorkloadStatus none = Decide(Minimal.Workload()).Status;
        SpaceWorkloadStatus placed = Decide(Minimal.Workload(), [Seen(1, bound: true)]).Status;

        Assert.Equal(["Scheduled"], WorkloadNews.Between(none, placed).Select(news => news.Reason));
        Assert.Empty(WorkloadNews.Between(placed, placed));
    }

    private static WorkloadDecision Decide(
        SpaceWorkload workload, SeenPod[]? pods = null, string now = "07:00", ImageFinding? image = null, Verdict[]? verdicts = null) =>
        WorkloadRule.Decide(new WorkloadFacts(
            workload, [], [], image ?? Image, pods ?? [], verdicts, null, TimeSpan.FromMinutes(1), At(now), At("00:00")));

    private static string Said(WorkloadDecision decision, string type) => OperatorCluster.Said(decision.Status.Conditions, type);

    private static SeenPod Seen(int number, bool bound, int? exitCode = null)
    {
        PlacementPlan plan = new()
        {
            Satellite = "lark",
            PlannedUtc = At("06:00"),
            UplinkDoneUtc = At("06:30"),
            EarliestStartUtc = At("06:30"),
            StartUtc = At("07:00"),
            StartNotAfterUtc = At("08:00"),
            FinishUtc = At("07:10"),
            DeliveredUtc = At("09:30"),
            MinStateOfChargePercent = 70,
            MinStateOfChargeAtUtc = At("07:10"),
        };
        V1Pod pod = PodMaker.Make(Minimal.Workload(), 0, number, Image);
        pod = pod with
        {
            Metadata = pod.Metadata with { Uid = "pod-" + number },
            Spec = pod.Spec! with { NodeName = bound ? "lark" : null },
        };
        AcceptedResult? result = exitCode is { } code
            ? new AcceptedResult("lark", At("09:00"), new ResultManifest("forest", pod.Metadata.Name!, "pod-" + number, number, code, At("07:00"), At("07:10"), "c1", []))
            : null;
        return new SeenPod(pod, 0, number, bound ? plan : null, null, null, MayBeOnBoard: false, SatelliteLost: false, result);
    }

    private static Verdict Blocked(string satellite, string reason, string message) =>
        new() { Satellite = satellite, Blockers = [new Blocker { Reason = reason, Message = message }] };
}
