namespace SpaceCloud.Kubernetes.Models;

/// <summary>Whether objects of a type live in a namespace.</summary>
public enum EntityScope
{
    /// <summary>Each object is in a namespace (the default).</summary>
    Namespaced,

    /// <summary>Objects belong to the cluster itself.</summary>
    Cluster,
}
