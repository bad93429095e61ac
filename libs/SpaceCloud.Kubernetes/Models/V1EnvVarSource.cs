namespace SpaceCloud.Kubernetes.Models;

/// <summary>Where a variable's value comes from; exactly one is set.</summary>
public sealed record V1EnvVarSource : KubernetesValue
{
    public V1ObjectFieldSelector? FieldRef { get; set; }

    public V1ResourceFieldSelector? ResourceFieldRef { get; set; }

    public V1ConfigMapKeySelector? ConfigMapKeyRef { get; set; }

    public V1SecretKeySelector? SecretKeyRef { get; set; }
}
