using SpaceCloud.Testing;

namespace SpaceCloud.Api.Tests.Chart;

/// <summary>A real API server without our kinds, with the controllers that aggregate roles.</summary>
public sealed class ChartServer : ControlPlaneFixture
{
    protected override SpaceCloud.Lab.Cluster.ControlPlaneOptions Options => new() { WithControllerManager = true };
}
