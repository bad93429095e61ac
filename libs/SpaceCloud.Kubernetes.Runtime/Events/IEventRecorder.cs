using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Tells people what happened to an object (<c>kubectl describe</c>).</summary>
public interface IEventRecorder
{
    /// <summary>
    /// Hands an event over and returns at once. A repeated event counts up instead of making a second one; when the server
    /// is slow the oldest waiting are dropped, since events are news and no record.
    /// </summary>
    /// <param name="regarding">What it happened to.</param>
    /// <param name="type">How serious.</param>
    /// <param name="reason">A machine token in CamelCase.</param>
    /// <param name="note">For people; cut at 1,024 characters.</param>
    void Record(IKubernetesObject<V1ObjectMeta> regarding, EventType type, string reason, string note);
}
