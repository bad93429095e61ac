namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>The labels that make an attempt recognisable from the runtime alone, and the kubelet ones other tools look for.</summary>
internal static class PodLabels
{
    public const string Name = "io.kubernetes.pod.name";
    public const string Namespace = "io.kubernetes.pod.namespace";
    public const string Uid = "io.kubernetes.pod.uid";
    public const string Container = "io.kubernetes.container.name";
    public const string Attempt = "spacecloud.io/attempt";
    public const string Node = "spacecloud.io/node";
}
