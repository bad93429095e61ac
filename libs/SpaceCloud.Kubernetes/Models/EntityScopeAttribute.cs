namespace SpaceCloud.Kubernetes.Models;

/// <summary>Says that objects of a type belong to the cluster; without it they live in a namespace.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EntityScopeAttribute(EntityScope scope) : Attribute
{
    public EntityScope Scope { get; } = scope;
}
