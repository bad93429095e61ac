namespace SpaceCloud.Operator.Hosting;

/// <summary>Where a running operator can be reached.</summary>
/// <param name="GatewayPort">Port of the ground gateway.</param>
/// <param name="Management">Health and metrics.</param>
internal sealed record RunningOperator(int GatewayPort, Uri Management);
