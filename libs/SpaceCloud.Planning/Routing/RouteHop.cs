namespace SpaceCloud.Planning.Routing;

/// <summary>One hop of a route: all bytes go from one node to the next, over as many contacts of these two as it takes.</summary>
/// <param name="From">The sending node.</param>
/// <param name="To">The receiving node.</param>
/// <param name="Uses">What each contact carries, in order of time.</param>
/// <param name="ArrivalUtc">The last byte has arrived, mission UTC.</param>
public sealed record RouteHop(string From, string To, IReadOnlyList<RelayUse> Uses, DateTimeOffset ArrivalUtc);
