using SpaceCloud.Lab.Cluster;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>As <see cref="OperatorCluster"/>, with the real kube-controller-manager: its node life cycle judges the leases.</summary>
public sealed class FullOperatorCluster : OperatorCluster
{
    protected override ControlPlaneOptions Options => new() { WithControllerManager = true };
}

[CollectionDefinition(nameof(FullOperatorClusterCollection))]
public sealed class FullOperatorClusterCollection : ICollectionFixture<FullOperatorCluster>;
