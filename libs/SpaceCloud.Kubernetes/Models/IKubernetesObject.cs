namespace SpaceCloud.Kubernetes.Models;

/// <summary>An object with a kind and the version its form is written in.</summary>
public interface IKubernetesObject
{
    /// <summary>Group and version, for example <c>spacecloud.io/v1alpha1</c>, or <c>v1</c> for the core group.</summary>
    string ApiVersion { get; set; }

    string Kind { get; set; }
}
