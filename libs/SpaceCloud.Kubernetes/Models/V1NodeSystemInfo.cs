namespace SpaceCloud.Kubernetes.Models;

/// <summary>What runs on a node. The server requires every field, empty or not.</summary>
public sealed record V1NodeSystemInfo : KubernetesValue
{
    public string Architecture { get; set; } = "";

    public string BootID { get; set; } = "";

    public string ContainerRuntimeVersion { get; set; } = "";

    public string KernelVersion { get; set; } = "";

    public string KubeletVersion { get; set; } = "";

    public string KubeProxyVersion { get; set; } = "";

    public string MachineID { get; set; } = "";

    public string OperatingSystem { get; set; } = "";

    public string OsImage { get; set; } = "";

    public string SystemUUID { get; set; } = "";
}
