using SpaceCloud.Lab.Runs;
using SpaceCloud.Lab.Satellites;
using Xunit;

namespace SpaceCloud.Testing;

/// <summary>
/// One satellite's computer for all tests of a collection: a network namespace with loopback only and a containerd in it
/// that has the pause image. Nothing is started where containerd is missing.
/// </summary>
public class ContainerdFixture : IAsyncLifetime
{
    private LabRun? _run;
    private SatelliteHost? _host;

    /// <summary>The run all of it belongs to; further satellites may be started in it.</summary>
    public LabRun Run => _run ?? throw new InvalidOperationException("there is no containerd here");

    /// <summary>The running host.</summary>
    public SatelliteHost Host => _host ?? throw new InvalidOperationException("there is no containerd here");

    /// <summary>containerd's socket.</summary>
    public string Socket => Host.ContainerdSocket;

    public virtual async Task InitializeAsync()
    {
        if (RealParts.Missing(RealPart.Containerd, RealPart.NetworkNamespaces) is null)
        {
            using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(2));
            _run = LabRun.Begin();
            _host = await SatelliteHost.StartAsync(_run, "sat-1", timeout.Token);
        }
    }

    public virtual async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_run is not null)
        {
            await _run.DisposeAsync();
        }
    }
}
