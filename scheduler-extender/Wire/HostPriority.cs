namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>One node's score, a plain integer from 0 to 10.</summary>
internal sealed record HostPriority(string Host, int Score);
