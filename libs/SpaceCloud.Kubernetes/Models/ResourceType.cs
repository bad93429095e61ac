using System.Collections.Concurrent;
using System.Reflection;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>A kind of objects and its place on the API server.</summary>
public sealed record ResourceType(string Group, string Version, string Kind, string PluralName, EntityScope Scope)
{
    private static readonly ConcurrentDictionary<Type, ResourceType> Known = new();

    /// <summary>As it stands in <c>apiVersion</c>: <c>group/version</c>, or the version alone for the core group.</summary>
    public string GroupVersion { get; } = Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Reads the attributes of an entity type.</summary>
    /// <exception cref="InvalidOperationException">The type has no <see cref="KubernetesEntityAttribute"/>.</exception>
    public static ResourceType Of<T>() => Of(typeof(T));

    /// <inheritdoc cref="Of{T}"/>
    public static ResourceType Of(Type type) => Known.GetOrAdd(type, static type =>
    {
        KubernetesEntityAttribute entity = type.GetCustomAttribute<KubernetesEntityAttribute>()
            ?? throw new InvalidOperationException($"{type} has no [KubernetesEntity] attribute: it cannot be stored on an API server.");
        EntityScope scope = type.GetCustomAttribute<EntityScopeAttribute>()?.Scope ?? EntityScope.Namespaced;
        return new ResourceType(entity.Group, entity.ApiVersion, entity.Kind, entity.PluralName, scope);
    });
}
