using SpaceCloud.Planning;

namespace SpaceCloud.Api.Wire;

/// <summary>What is booked on one satellite: contact volume, power, CPU, memory and devices, interval by interval.</summary>
/// <param name="Satellite">Name of the satellite.</param>
/// <param name="Commitments">Every run that is bound or being bound to it, by pod UID and start.</param>
public sealed record SatelliteLedger(string Satellite, IReadOnlyList<Commitment> Commitments);
