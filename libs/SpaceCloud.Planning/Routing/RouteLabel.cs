namespace SpaceCloud.Planning.Routing;

/// <summary>One way to be at a node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Hops">Hops from the source.</param>
/// <param name="Transfer">The last hop.</param>
/// <param name="Lane">The contacts of the last hop; null at the source.</param>
/// <param name="Parent">The label the last hop begins at, by number; -1 at the source.</param>
/// <param name="EndTicks">The first of all contacts used is over.</param>
internal readonly record struct RouteLabel(int Node, int Hops, LaneTransfer Transfer, RelayLane? Lane, int Parent, long EndTicks);
