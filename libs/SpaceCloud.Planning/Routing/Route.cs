namespace SpaceCloud.Planning.Routing;

/// <summary>The best way of some bytes from one node to another.</summary>
/// <param name="Hops">From the source to the destination; none when they are the same node.</param>
/// <param name="ArrivalUtc">The last byte has arrived, mission UTC.</param>
public sealed record Route(IReadOnlyList<RouteHop> Hops, DateTimeOffset ArrivalUtc);
