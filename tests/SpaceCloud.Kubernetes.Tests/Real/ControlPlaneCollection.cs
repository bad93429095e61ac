using SpaceCloud.Testing;

namespace SpaceCloud.Kubernetes.Tests;

[CollectionDefinition(nameof(ControlPlaneCollection))]
public sealed class ControlPlaneCollection : ICollectionFixture<ControlPlaneFixture>;
