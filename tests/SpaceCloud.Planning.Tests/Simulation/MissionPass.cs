namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>A pass over a ground station: payload flows from <paramref name="Flow"/> to <paramref name="Los"/>, the antenna is busy from <paramref name="Aos"/>.</summary>
internal sealed record MissionPass(string Id, int Aos, int Flow, int Los, long UpPerSecond, long DownPerSecond, long TakenUp, long TakenDown);
