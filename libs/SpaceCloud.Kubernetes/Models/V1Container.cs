using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>One container of a pod.</summary>
public sealed record V1Container : KubernetesValue
{
    public string? Name { get; set; }

    public string? Image { get; set; }

    /// <summary>Replaces the image's entrypoint.</summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>Replaces the image's arguments.</summary>
    public IReadOnlyList<string>? Args { get; set; }

    public string? WorkingDir { get; set; }

    public IReadOnlyList<V1ContainerPort>? Ports { get; set; }

    public JsonElement? EnvFrom { get; set; }

    public IReadOnlyList<V1EnvVar>? Env { get; set; }

    public V1ResourceRequirements? Resources { get; set; }

    public IReadOnlyList<V1VolumeMount>? VolumeMounts { get; set; }

    public JsonElement? VolumeDevices { get; set; }

    public JsonElement? LivenessProbe { get; set; }

    public JsonElement? ReadinessProbe { get; set; }

    public JsonElement? StartupProbe { get; set; }

    public JsonElement? Lifecycle { get; set; }

    public string? TerminationMessagePath { get; set; }

    public string? TerminationMessagePolicy { get; set; }

    public string? ImagePullPolicy { get; set; }

    public V1SecurityContext? SecurityContext { get; set; }

    public bool? Stdin { get; set; }

    public bool? StdinOnce { get; set; }

    public bool? Tty { get; set; }
}
