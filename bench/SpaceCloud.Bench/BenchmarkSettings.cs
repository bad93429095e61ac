namespace SpaceCloud.Bench;

/// <summary>What every benchmark is given.</summary>
/// <param name="Catalogue">The element sets.</param>
/// <param name="External">A program of the user's to time beside ours; null where none is named.</param>
/// <param name="PeersFolder">Where the peers' scripts are.</param>
/// <param name="Rounds">In each round every contestant runs once.</param>
internal sealed record BenchmarkSettings(ElementCatalogue Catalogue, ExternalProgram? External, string PeersFolder, int Rounds);
