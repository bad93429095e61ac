namespace SpaceCloud.Operator.Tests.Server;

/// <summary>Tests that read metrics of an operator: those are of the process, so no other operator may run in it at the same time.</summary>
[CollectionDefinition(nameof(LoneOperatorCollection), DisableParallelization = true)]
public sealed class LoneOperatorCollection : ICollectionFixture<OperatorCluster>;
