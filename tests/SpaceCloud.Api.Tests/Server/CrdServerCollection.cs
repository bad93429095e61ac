namespace SpaceCloud.Api.Tests.Server;

[CollectionDefinition(nameof(CrdServerCollection))]
public sealed class CrdServerCollection : ICollectionFixture<CrdServer>;
