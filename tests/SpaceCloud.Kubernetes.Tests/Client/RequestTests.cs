using System.Text;
using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Tests;

public class RequestTests
{
    private static readonly ResourceType Pods = ResourceType.Of<V1Pod>();
    private static readonly ResourceType Nodes = ResourceType.Of<V1Node>();
    private static readonly ResourceType Widgets = ResourceType.Of<Widget>();

    public static TheoryData<string, string> Lines => new()
    {
        { Line(KubernetesRequests.Get(Pods, "p", "ns")), "GET /api/v1/namespaces/ns/pods/p" },
        { Line(KubernetesRequests.Get(Nodes, "n", null)), "GET /api/v1/nodes/n" },
        { Line(KubernetesRequests.Get(Nodes, "n2", "ignored")), "GET /api/v1/nodes/n2" },
        { Line(KubernetesRequests.Get(Widgets, "w", "ns")), "GET /apis/test.spacecloud.io/v1/namespaces/ns/widgets/w" },
        { Line(KubernetesRequests.Get(Pods, "a/../b?c", "ns")), "GET /api/v1/namespaces/ns/pods/a%2F..%2Fb%3Fc" },
        { Line(KubernetesRequests.List(Pods, null, new ListOptions())), "GET /api/v1/pods?limit=500" },
        {
            Line(KubernetesRequests.List(Pods, "ns", new ListOptions { LabelSelector = "app in (a,b)", FieldSelector = "spec.nodeName=n", PageSize = 0 })),
            "GET /api/v1/namespaces/ns/pods?labelSelector=app%20in%20%28a%2Cb%29&fieldSelector=spec.nodeName%3Dn"
        },
        {
            Line(KubernetesRequests.List(Pods, null, new ListOptions { Continue = "t=/", ResourceVersion = "7", PageSize = 2 })),
            "GET /api/v1/pods?limit=2&continue=t%3D%2F"
        },
        { Line(KubernetesRequests.List(Pods, null, new ListOptions { ResourceVersion = "0" })), "GET /api/v1/pods?limit=500&resourceVersion=0" },
        {
            Line(KubernetesRequests.Watch(Nodes, null, new WatchOptions { ResourceVersion = "42", ServerTimeout = TimeSpan.FromSeconds(59.5) })),
            "GET /api/v1/nodes?watch=true&allowWatchBookmarks=true&resourceVersion=42&timeoutSeconds=60"
        },
        { Line(KubernetesRequests.Create(Pods, "ns", default)), "POST /api/v1/namespaces/ns/pods application/json" },
        { Line(KubernetesRequests.CreateSubresource(Pods, "p", "ns", "binding", default)), "POST /api/v1/namespaces/ns/pods/p/binding application/json" },
        { Line(KubernetesRequests.Update(Pods, "p", "ns", default, "status")), "PUT /api/v1/namespaces/ns/pods/p/status application/json" },
        {
            Line(KubernetesRequests.Patch(Nodes, "n", null, V1Patch.Merge([]), "room", "status")),
            "PATCH /api/v1/nodes/n/status?fieldManager=room application/merge-patch+json"
        },
        { Line(KubernetesRequests.Patch(Nodes, "n", null, V1Patch.Json(), null)), "PATCH /api/v1/nodes/n application/json-patch+json" },
        { Line(KubernetesRequests.Patch(Nodes, "n", null, V1Patch.StrategicMerge([]), null)), "PATCH /api/v1/nodes/n application/strategic-merge-patch+json" },
        {
            Line(KubernetesRequests.Apply(Widgets, "w", "ns", default, "room a", force: true, "status")),
            "PATCH /apis/test.spacecloud.io/v1/namespaces/ns/widgets/w/status?fieldManager=room%20a&force=true application/apply-patch+yaml"
        },
        { Line(KubernetesRequests.Delete(Pods, "p", "ns", new DeleteOptions())), "DELETE /api/v1/namespaces/ns/pods/p application/json" },
        { Line(KubernetesRequests.Raw("/readyz?verbose")), "GET /readyz?verbose" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Request_goes_where_the_server_expects_it(string actual, string expected) => Assert.Equal(expected, actual);

    [Fact]
    public void Delete_says_how_and_under_which_conditions()
    {
        KubernetesRequest request = KubernetesRequests.Delete(Pods, "p", "ns", new DeleteOptions
        {
            GracePeriodSeconds = 0,
            PropagationPolicy = PropagationPolicy.Foreground,
            PreconditionUid = "u-1",
            PreconditionResourceVersion = "17",
        });

        const string Expected = """{"apiVersion":"v1","kind":"DeleteOptions","gracePeriodSeconds":0,"propagationPolicy":"Foreground","preconditions":{"uid":"u-1","resourceVersion":"17"}}""";
        Assert.Equal(Expected, Encoding.UTF8.GetString(request.Body.Span));
        Assert.True(request.IsIdempotent);
        Assert.False(KubernetesRequests.Delete(Pods, "p", "ns", new DeleteOptions()).IsIdempotent);
    }

    [Fact]
    public void Only_requests_that_may_arrive_twice_are_idempotent()
    {
        Assert.True(KubernetesRequests.Get(Pods, "p", "ns").IsIdempotent);
        Assert.True(KubernetesRequests.List(Pods, null, new ListOptions()).IsIdempotent);
        Assert.True(KubernetesRequests.Apply(Pods, "p", "ns", default, "m", force: false).IsIdempotent);
        Assert.True(KubernetesRequests.Patch(Pods, "p", "ns", V1Patch.Merge([]), null).IsIdempotent);
        Assert.False(KubernetesRequests.Create(Pods, "ns", default).IsIdempotent);
        Assert.False(KubernetesRequests.Update(Pods, "p", "ns", default).IsIdempotent);
        Assert.False(KubernetesRequests.Patch(Pods, "p", "ns", V1Patch.Json(new JsonPatchOperation("add", "/a/-", 1)), null).IsIdempotent);
        V1Patch guarded = V1Patch.Merge(new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = "3" } });
        Assert.False(KubernetesRequests.Patch(Pods, "p", "ns", guarded, null).IsIdempotent);
    }

    [Fact]
    public void Json_patch_is_written_in_the_words_of_the_rfc()
    {
        V1Patch patch = V1Patch.Json(
            new JsonPatchOperation("test", "/metadata/uid", "u"),
            new JsonPatchOperation("remove", $"/metadata/annotations/{JsonPatchOperation.Escape("spacecloud.io/a~b")}"));

        Assert.Equal(
            """[{"op":"test","path":"/metadata/uid","value":"u"},{"op":"remove","path":"/metadata/annotations/spacecloud.io~1a~0b"}]""",
            Encoding.UTF8.GetString(patch.Body.Span));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_namespaced_object_needs_a_namespace(string? @namespace)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => KubernetesRequests.Get(Pods, "p", @namespace));
        Assert.Contains("Pod 'p' lives in a namespace", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public void A_name_cannot_walk_to_another_resource(string name) =>
        Assert.Throws<ArgumentException>(() => KubernetesRequests.Get(Pods, name, "ns"));

    private static string Line(KubernetesRequest request) =>
        $"{request.Method} {request.PathAndQuery}{(request.ContentType is { } type ? $" {type}" : "")}";
}
