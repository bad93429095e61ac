namespace SpaceCloud.Operator.Tests.Server;

[CollectionDefinition(nameof(OperatorClusterCollection))]
public sealed class OperatorClusterCollection : ICollectionFixture<OperatorCluster>;
