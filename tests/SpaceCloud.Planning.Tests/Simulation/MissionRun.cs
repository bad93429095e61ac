namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>A run the satellite is bound to already, with the bytes it has taken from at most one pass each way.</summary>
internal sealed record MissionRun(int Start, int Finish, double Watts, int Cpu, string? UpPass, long UpBytes, string? DownPass, long DownBytes);
