namespace SpaceCloud.Kubernetes.Models;

/// <summary>Linux capabilities added and dropped, without the CAP_ prefix.</summary>
public sealed record V1Capabilities : KubernetesValue
{
    public IReadOnlyList<string>? Add { get; set; }

    public IReadOnlyList<string>? Drop { get; set; }
}
