using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>Makes requests; knows paths, queries and bodies and nothing of connections.</summary>
public static class KubernetesRequests
{
    private const string JsonContent = "application/json";

    public static KubernetesRequest Get(ResourceType resource, string name, string? @namespace) => new()
    {
        Method = HttpMethod.Get,
        PathAndQuery = ObjectPath(resource, name, @namespace),
        Verb = "get",
        IsIdempotent = true,
    };

    /// <param name="resource">The kind to list.</param>
    /// <param name="namespace">Null lists all namespaces.</param>
    /// <param name="options">Which and how many.</param>
    public static KubernetesRequest List(ResourceType resource, string? @namespace, ListOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Query query = new(CollectionPath(resource, @namespace));
        query.Add("labelSelector", options.LabelSelector);
        query.Add("fieldSelector", options.FieldSelector);
        query.Add("limit", options.PageSize > 0 ? options.PageSize.ToString(CultureInfo.InvariantCulture) : null);
        query.Add("continue", options.Continue);

        // A continue token carries its own version; the server refuses both together.
        query.Add("resourceVersion", string.IsNullOrEmpty(options.Continue) ? options.ResourceVersion : null);
        return new() { Method = HttpMethod.Get, PathAndQuery = query.ToString(), Verb = "list", IsIdempotent = true };
    }

    public static KubernetesRequest Watch(ResourceType resource, string? @namespace, WatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Query query = new(CollectionPath(resource, @namespace));
        query.Add("watch", "true");
        query.Add("allowWatchBookmarks", "true");
        query.Add("labelSelector", options.LabelSelector);
        query.Add("fieldSelector", options.FieldSelector);
        query.Add("resourceVersion", options.ResourceVersion);
        query.Add("timeoutSeconds", ((long)Math.Ceiling(options.ServerTimeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        return new() { Method = HttpMethod.Get, PathAndQuery = query.ToString(), Verb = "watch" };
    }

    public static KubernetesRequest Create(ResourceType resource, string? @namespace, ReadOnlyMemory<byte> body) => new()
    {
        Method = HttpMethod.Post,
        PathAndQuery = CollectionPath(resource, @namespace),
        Verb = "create",
        ContentType = JsonContent,
        Body = body,
    };

    /// <summary>Creates under a subresource of an object (<c>binding</c>, <c>token</c>, <c>eviction</c>).</summary>
    public static KubernetesRequest CreateSubresource(
        ResourceType resource, string name, string? @namespace, string subresource, ReadOnlyMemory<byte> body) => new()
        {
            Method = HttpMethod.Post,
            PathAndQuery = $"{ObjectPath(resource, name, @namespace)}/{subresource}",
            Verb = "create",
            ContentType = JsonContent,
            Body = body,
        };

    /// <summary>Replaces an object. With a resourceVersion in the body the server refuses (409) when somebody wrote in between.</summary>
    public static KubernetesRequest Update(
        ResourceType resource, string name, string? @namespace, ReadOnlyMemory<byte> body, string? subresource = null) => new()
        {
            Method = HttpMethod.Put,
            PathAndQuery = ObjectPath(resource, name, @namespace) + Suffix(subresource),
            Verb = "update",
            ContentType = JsonContent,
            Body = body,
        };

    public static KubernetesRequest Patch(
        ResourceType resource, string name, string? @namespace, V1Patch patch, string? fieldManager, string? subresource = null)
    {
        ArgumentNullException.ThrowIfNull(patch);
        Query query = new(ObjectPath(resource, name, @namespace) + Suffix(subresource));
        query.Add("fieldManager", fieldManager);
        return new()
        {
            Method = HttpMethod.Patch,
            PathAndQuery = query.ToString(),
            Verb = "patch",
            ContentType = patch.ContentType,
            Body = patch.Body,
            IsIdempotent = patch.IsIdempotent,
        };
    }

    /// <summary>Server-side apply: the body says all that this field manager wants; what it no longer says is removed.</summary>
    public static KubernetesRequest Apply(
        ResourceType resource, string name, string? @namespace, ReadOnlyMemory<byte> body, string fieldManager, bool force, string? subresource = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(fieldManager);
        Query query = new(ObjectPath(resource, name, @namespace) + Suffix(subresource));
        query.Add("fieldManager", fieldManager);
        query.Add("force", force ? "true" : null);
        return new()
        {
            Method = HttpMethod.Patch,
            PathAndQuery = query.ToString(),
            Verb = "patch",
            ContentType = "application/apply-patch+yaml",
            Body = body,
            IsIdempotent = true,
        };
    }

    public static KubernetesRequest Delete(ResourceType resource, string name, string? @namespace, DeleteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        JsonObject preconditions = [];
        Set(preconditions, "uid", options.PreconditionUid);
        Set(preconditions, "resourceVersion", options.PreconditionResourceVersion);
        JsonObject body = new() { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions" };
        Set(body, "gracePeriodSeconds", options.GracePeriodSeconds is { } seconds ? JsonValue.Create(seconds) : null);
        Set(body, "propagationPolicy", options.PropagationPolicy?.ToString());
        Set(body, "preconditions", preconditions.Count > 0 ? preconditions : null);
        return new()
        {
            Method = HttpMethod.Delete,
            PathAndQuery = ObjectPath(resource, name, @namespace),
            Verb = "delete",
            ContentType = JsonContent,
            Body = Encoding.UTF8.GetBytes(body.ToJsonString(JsonSerializerOptions.Default)),

            // Without a uid a second delete could hit an object that was made anew in between.
            IsIdempotent = options.PreconditionUid is not null,
        };
    }

    /// <summary>Reads any path of the server, for example <c>/readyz</c>.</summary>
    public static KubernetesRequest Raw(string pathAndQuery)
    {
        ArgumentNullException.ThrowIfNull(pathAndQuery);
        return pathAndQuery.StartsWith('/')
            ? new() { Method = HttpMethod.Get, PathAndQuery = pathAndQuery, Verb = "get", IsIdempotent = true }
            : throw new ArgumentException($"'{pathAndQuery}' must begin with '/'.", nameof(pathAndQuery));
    }

    private static string CollectionPath(ResourceType resource, string? @namespace)
    {
        ArgumentNullException.ThrowIfNull(resource);
        string root = resource.Group.Length == 0 ? $"/api/{resource.Version}" : $"/apis/{resource.Group}/{resource.Version}";
        return resource.Scope == EntityScope.Cluster || string.IsNullOrEmpty(@namespace)
            ? $"{root}/{resource.PluralName}"
            : $"{root}/namespaces/{Segment(@namespace, "namespace")}/{resource.PluralName}";
    }

    private static string ObjectPath(ResourceType resource, string name, string? @namespace)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Scope == EntityScope.Namespaced && string.IsNullOrEmpty(@namespace)
            ? throw new ArgumentException($"{resource.Kind} '{name}' lives in a namespace: say which.", nameof(@namespace))
            : $"{CollectionPath(resource, @namespace)}/{Segment(name, "name")}";
    }

    // "." and ".." would walk to another resource; everything else is escaped.
    private static string Segment(string value, string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, what);
        return value is "." or ".."
            ? throw new ArgumentException($"'{value}' is not a {what}.", what)
            : Uri.EscapeDataString(value);
    }

    private static string Suffix(string? subresource) => subresource is null ? "" : $"/{subresource}";

    private static void Set(JsonObject target, string key, JsonNode? value)
    {
        if (value is not null)
        {
            target[key] = value;
        }
    }

    private sealed class Query(string path)
    {
        private readonly StringBuilder _text = new(path);
        private char _separator = '?';

        public void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                _text.Append(_separator).Append(key).Append('=').Append(Uri.EscapeDataString(value));
                _separator = '&';
            }
        }

        public override string ToString() => _text.ToString();
    }
}
