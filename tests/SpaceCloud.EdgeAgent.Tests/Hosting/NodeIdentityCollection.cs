using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Hosting;

/// <summary>A real control plane and a real containerd.</summary>
[CollectionDefinition(Name)]
public sealed class NodeIdentityCollection : ICollectionFixture<ControlPlaneFixture>, ICollectionFixture<ContainerdFixture>
{
    public const string Name = "node identity";
}
