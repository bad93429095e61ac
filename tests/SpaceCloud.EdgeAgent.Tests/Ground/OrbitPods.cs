using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.EdgeAgent.Tests.Ground;

/// <summary>Pods as the API server hands them to an agent.</summary>
internal static class OrbitPods
{
    public static V1Pod Shell(string node, string image, string script) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "work-0-1",
            NamespaceProperty = "default",
            Uid = Guid.NewGuid().ToString(),
            ResourceVersion = "1",
            Labels = new Dictionary<string, string> { [WellKnown.AttemptLabel] = "1", [WellKnown.WorkloadLabel] = "work" },
            Annotations = new Dictionary<string, string> { [WellKnown.PlanAnnotation] = "{}" },
        },
        Spec = new V1PodSpec
        {
            NodeName = node,
            HostNetwork = true,
            RestartPolicy = "Never",
            AutomountServiceAccountToken = false,
            SchedulerName = WellKnown.SchedulerName,
            TerminationGracePeriodSeconds = 1,
            Containers =
            [
                new V1Container
                {
                    Name = "main",
                    Image = image,
                    Command = ["sh", "-c", script],
                    Env = [new V1EnvVar { Name = "AREA", Value = "west" }],
                },
            ],
        },
        Status = new V1PodStatus { Phase = "Pending" },
    };
}
