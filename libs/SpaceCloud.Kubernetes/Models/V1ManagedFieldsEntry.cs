using System.Text.Json;

namespace SpaceCloud.Kubernetes.Models;

/// <summary>The fields one field manager owns.</summary>
public sealed record V1ManagedFieldsEntry : KubernetesValue
{
    public string? Manager { get; set; }

    /// <summary>Apply or Update.</summary>
    public string? Operation { get; set; }

    public string? ApiVersion { get; set; }

    public DateTimeOffset? Time { get; set; }

    public string? FieldsType { get; set; }

    /// <summary>The set of fields, in the server's own notation.</summary>
    public JsonElement? FieldsV1 { get; set; }

    public string? Subresource { get; set; }
}
