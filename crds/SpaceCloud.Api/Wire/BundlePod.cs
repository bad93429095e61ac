using SpaceCloud.Planning;

namespace SpaceCloud.Api.Wire;

/// <summary>A pod the satellite shall run, and what it needs to know beyond the Pod itself.</summary>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Name">Name of the pod.</param>
/// <param name="Uid">UID of the pod: another pod of the same name is another pod.</param>
/// <param name="Attempt">Attempt number of its completion index.</param>
/// <param name="Plan">When it is brought up, run and its result brought down; it never starts after the plan's startNotAfter.</param>
/// <param name="Demand">What it asks of power, compute and links.</param>
/// <param name="Inputs">Directories to fill and mount.</param>
/// <param name="Outputs">Directories to mount and bring down.</param>
/// <param name="Interruptible">Whether the run may be paused.</param>
public sealed record BundlePod(
    string Namespace,
    string Name,
    string Uid,
    int Attempt,
    PlacementPlan Plan,
    Demand Demand,
    IReadOnlyList<WorkloadInput> Inputs,
    IReadOnlyList<WorkloadOutput> Outputs,
    bool Interruptible = false);
