using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>
/// Anything that travels to and from the API server. A field this library does not know is kept, so that an object read
/// from a newer server and written back loses nothing.
/// </summary>
/// <remarks>
/// Objects handed out by a store are shared between readers: never change one, make a changed copy (<c>with { … }</c>).
/// Properties have setters because generated JSON code would otherwise drop their initial values.
/// </remarks>
public abstract record KubernetesValue
{
    /// <summary>Fields that have no property here, by their name on the wire; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownFields { get; set; }
}
