namespace SpaceCloud.Kubernetes.Models;

/// <summary>Where objects of a type live on the API server.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KubernetesEntityAttribute : Attribute
{
    /// <summary>API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Version within the group, for example <c>v1alpha1</c>.</summary>
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    /// <summary>The word in the path, for example <c>satellites</c>.</summary>
    public required string PluralName { get; init; }
}
