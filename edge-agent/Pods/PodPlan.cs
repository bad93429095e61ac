namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>What of the operator's plan binds the agent; from a verified bundle only.</summary>
/// <param name="StartUtc">Planned start, mission time.</param>
/// <param name="StartNotAfterUtc">Past this the agent never starts it (D13), mission time.</param>
/// <param name="RunSeconds">Planned duration.</param>
/// <param name="RunWatts">Power it draws while it runs, above the base load.</param>
/// <param name="BundleVersion">The bundle that said so.</param>
internal sealed record PodPlan(
    DateTimeOffset StartUtc, DateTimeOffset StartNotAfterUtc, double RunSeconds, double RunWatts, long BundleVersion);
