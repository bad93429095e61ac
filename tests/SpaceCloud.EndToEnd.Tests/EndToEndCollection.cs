[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace SpaceCloud.EndToEnd.Tests;

/// <summary>All of these tests fill the machine; they run one after the other.</summary>
[CollectionDefinition(nameof(EndToEndCollection), DisableParallelization = true)]
public sealed class EndToEndCollection;
