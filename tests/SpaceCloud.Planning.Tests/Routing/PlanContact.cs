namespace SpaceCloud.Planning.Tests.Routing;

/// <summary>One contact of a plan; seconds, bytes a second, bytes.</summary>
internal sealed record PlanContact(int From, int To, double Start, double End, double Rate = 1, double LightSeconds = 0, long Reserved = 0);
