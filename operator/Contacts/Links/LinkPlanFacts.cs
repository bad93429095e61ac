using SpaceCloud.Api.Passes;
using SpaceCloud.Planning.Topology;

namespace SpaceCloud.Operator.Contacts.Links;

/// <summary>Everything the plan of links between satellites depends on.</summary>
/// <param name="Fleet">Satellites with terminals and elements that may be planned by, by name.</param>
/// <param name="Known">Predicted links that exist, one window a way; any order.</param>
/// <param name="Standing">Satellites whose elements cannot be used: their links are left as they are.</param>
/// <param name="Feasible">When pairs see each other, by block.</param>
/// <param name="Blocks">The blocks to plan, in order.</param>
/// <param name="FillFromUtc">From when on links are set up that were not planned: mission time, rounded so that repeated runs plan the same.</param>
/// <param name="NowUtc">Mission time.</param>
internal sealed record LinkPlanFacts(
    IReadOnlyDictionary<string, LinkSatellite> Fleet,
    IReadOnlyList<PlannedPass> Known,
    IReadOnlySet<string> Standing,
    IReadOnlyDictionary<LinkBlock, IReadOnlyList<LinkSpan>> Feasible,
    IReadOnlyList<LinkBlock> Blocks,
    DateTimeOffset FillFromUtc,
    DateTimeOffset NowUtc);
