namespace SpaceCloud.Api;

/// <summary>Where an input comes from: exactly one is set.</summary>
/// <param name="Sensor">Name of a sensor of the satellite.</param>
/// <param name="GroundStore">Digest (<c>sha256:…</c>) of a blob in the ground store.</param>
/// <param name="Workload">Name of a SpaceWorkload of the same namespace whose result is the input.</param>
public sealed record InputSource(string? Sensor = null, string? GroundStore = null, string? Workload = null);
