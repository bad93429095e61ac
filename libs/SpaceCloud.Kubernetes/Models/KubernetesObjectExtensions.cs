namespace SpaceCloud.Kubernetes.Models;

/// <summary>Short ways to an object's metadata.</summary>
public static class KubernetesObjectExtensions
{
    /// <summary>The name; empty when none is set yet.</summary>
    public static string Name(this IMetadata<V1ObjectMeta> obj) => obj.Metadata.Name ?? "";

    /// <summary>The namespace; null for objects of the cluster.</summary>
    public static string? Namespace(this IMetadata<V1ObjectMeta> obj) => obj.Metadata.NamespaceProperty;

    public static string? Uid(this IMetadata<V1ObjectMeta> obj) => obj.Metadata.Uid;

    public static string? ResourceVersion(this IMetadata<V1ObjectMeta> obj) => obj.Metadata.ResourceVersion;

    /// <summary>A label's value, or null.</summary>
    public static string? GetLabel(this IMetadata<V1ObjectMeta> obj, string key) => obj.Metadata.Labels?.GetValueOrDefault(key);

    /// <summary>An annotation's value, or null.</summary>
    public static string? GetAnnotation(this IMetadata<V1ObjectMeta> obj, string key) =>
        obj.Metadata.Annotations?.GetValueOrDefault(key);

    public static bool HasFinalizer(this IMetadata<V1ObjectMeta> obj, string finalizer) =>
        obj.Metadata.Finalizers?.Contains(finalizer) ?? false;

    /// <summary>A reference that makes the garbage collector remove what it is put on when this object goes.</summary>
    public static V1OwnerReference MakeOwnerReference(this IKubernetesObject<V1ObjectMeta> owner, bool controller = true) => new()
    {
        ApiVersion = owner.ApiVersion,
        Kind = owner.Kind,
        Name = owner.Metadata.Name,
        Uid = owner.Metadata.Uid,
        Controller = controller,
        BlockOwnerDeletion = controller,
    };

    /// <summary>A reference as events and bindings use it.</summary>
    public static V1ObjectReference MakeObjectReference(this IKubernetesObject<V1ObjectMeta> obj) => new()
    {
        ApiVersion = obj.ApiVersion,
        Kind = obj.Kind,
        Name = obj.Metadata.Name,
        NamespaceProperty = obj.Metadata.NamespaceProperty,
        Uid = obj.Metadata.Uid,
        ResourceVersion = obj.Metadata.ResourceVersion,
    };
}
