using SpaceCloud.Api;
using SpaceCloud.Api.Rules;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Workloads;

/// <summary>Everything a workload's next step depends on. Times are mission UTC where not said otherwise.</summary>
/// <param name="Workload">As stored.</param>
/// <param name="Violations">Broken rules of its spec, unsupported pod fields included.</param>
/// <param name="UnsupportedFields">Those of them that no satellite would honour.</param>
/// <param name="Image">What the ground store knows of its image.</param>
/// <param name="Pods">Its pods.</param>
/// <param name="Verdicts">Planning's verdict on every satellite, for an attempt that is not placed; null when there is none.</param>
/// <param name="Result">Its result as kept on the ground so far; null when there is none.</param>
/// <param name="ClockUncertainty">How far clocks on board may be off.</param>
/// <param name="NowUtc">Mission time.</param>
/// <param name="RealNowUtc">Real time, for the conditions.</param>
internal sealed record WorkloadFacts(
    SpaceWorkload Workload,
    IReadOnlyList<RuleViolation> Violations,
    IReadOnlyList<RuleViolation> UnsupportedFields,
    ImageFinding? Image,
    IReadOnlyList<SeenPod> Pods,
    IReadOnlyList<Verdict>? Verdicts,
    WorkloadResult? Result,
    TimeSpan ClockUncertainty,
    DateTimeOffset NowUtc,
    DateTimeOffset RealNowUtc);
