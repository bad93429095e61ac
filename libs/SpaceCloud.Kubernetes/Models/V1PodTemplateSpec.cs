namespace SpaceCloud.Kubernetes.Models;

/// <summary>A pod to be made.</summary>
public sealed record V1PodTemplateSpec : KubernetesValue
{
    public V1ObjectMeta? Metadata { get; set; }

    public V1PodSpec? Spec { get; set; }
}
