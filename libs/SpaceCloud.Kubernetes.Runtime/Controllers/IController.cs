namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Anything that works on keys until it is told to stop.</summary>
public interface IController
{
    string Name { get; }

    /// <summary>Works until <paramref name="stop"/>; then finishes what is in hand, at most until <paramref name="abort"/>.</summary>
    Task RunAsync(CancellationToken stop, CancellationToken abort);
}
