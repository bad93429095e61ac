using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Runtime;

/// <summary>The tests on a real containerd share one, each with a satellite name of its own in the labels.</summary>
[CollectionDefinition(Name)]
public sealed class ContainerdCollection : ICollectionFixture<ContainerdFixture>
{
    public const string Name = "containerd";
}
