using SpaceCloud.Lab.Cluster;
using Xunit;

namespace SpaceCloud.Testing;

/// <summary>
/// One real control plane for all tests of a collection. Use it so, once in a test project:
/// <code>
/// [CollectionDefinition(nameof(ControlPlaneCollection))]
/// public sealed class ControlPlaneCollection : ICollectionFixture&lt;ControlPlaneFixture&gt;;
/// </code>
/// and mark classes <c>[Collection(nameof(ControlPlaneCollection))]</c>. Where the programs are missing nothing is started and
/// the tests, being <see cref="RealPartFactAttribute"/>, are skipped.
/// </summary>
public class ControlPlaneFixture : IAsyncLifetime
{
    private ControlPlane? _controlPlane;
    private int _namespaces;

    /// <summary>The running control plane.</summary>
    public ControlPlane ControlPlane => _controlPlane ?? throw new InvalidOperationException("there is no control plane here");

    /// <summary>Path of an administrator's kubeconfig.</summary>
    public string AdminKubeconfig => ControlPlane.AdminKubeconfig;

    /// <summary>What is started; a derived fixture asks for more.</summary>
    protected virtual ControlPlaneOptions Options => new();

    public virtual async Task InitializeAsync()
    {
        if (RealParts.Missing(RealPart.ControlPlane) is null)
        {
            using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(4));
            _controlPlane = await ControlPlane.StartAsync(Options, timeout.Token);
        }
    }

    public virtual async Task DisposeAsync()
    {
        if (_controlPlane is not null)
        {
            await _controlPlane.DisposeAsync();
        }
    }

    /// <summary>Makes a namespace no other test uses and returns its name.</summary>
    public async Task<string> CreateNamespaceAsync(string prefix = "test")
    {
        string name = $"{prefix}-{Interlocked.Increment(ref _namespaces)}";
        await ControlPlane.CreateNamespaceAsync(name, CancellationToken.None);
        return name;
    }
}

/// <summary>A control plane whose kube-controller-manager runs too.</summary>
public sealed class FullControlPlaneFixture : ControlPlaneFixture
{
    protected override ControlPlaneOptions Options => new() { WithControllerManager = true };
}
