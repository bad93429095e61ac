namespace SpaceCloud.Planning.Routing;

/// <summary>How bytes go from one node to the next.</summary>
/// <param name="ArrivalTicks">The last byte arrives.</param>
/// <param name="LatestArrivalTicks">It arrives at the latest, should sending be put off; <see cref="long.MaxValue"/> where that is of no matter.</param>
/// <param name="EndTicks">The first of the contacts used is over.</param>
/// <param name="First">The first contact used, by its place in the lane.</param>
/// <param name="Last">The last one.</param>
internal readonly record struct LaneTransfer(long ArrivalTicks, long LatestArrivalTicks, long EndTicks, int First, int Last);
