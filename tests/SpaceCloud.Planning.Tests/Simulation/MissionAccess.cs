namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>The sensor passes over the area from one second to another; <paramref name="PartSeconds"/> says in which second it sees which of the eight parts.</summary>
internal sealed record MissionAccess(int From, int To, bool Lit, (int Second, int Part)[] PartSeconds);
