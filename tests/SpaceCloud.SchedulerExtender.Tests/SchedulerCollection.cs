namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>The tests that share one control plane with its scheduler.</summary>
[CollectionDefinition(nameof(SchedulerCollection))]
public sealed class SchedulerCollection : ICollectionFixture<SchedulerFixture>;
