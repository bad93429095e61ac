namespace SpaceCloud.Cli.Tests;

[CollectionDefinition(nameof(FleetServerCollection))]
public sealed class FleetServerCollection : ICollectionFixture<FleetServer>;
