using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Tests;

public class JsonTests
{
    [Fact]
    public void Unknown_fields_survive_a_round_trip_at_every_level()
    {
        const string Json = """
            {"apiVersion":"v1","kind":"Pod","x0":1,
             "metadata":{"name":"p","namespace":"ns","x1":{"deep":[1,2]},"ownerReferences":[{"name":"o","x2":true}],
               "managedFields":[{"manager":"m","operation":"Apply","fieldsV1":{"f:spec":{".":{}}},"x3":"y"}]},
             "spec":{"x4":"y","nodeSelector":{"a":"b"},"affinity":{"nodeAffinity":{"z":1}},
               "containers":[{"name":"c","image":"i","x5":[],"livenessProbe":{"httpGet":{"port":80}},
                 "env":[{"name":"E","valueFrom":{"secretKeyRef":{"name":"s","key":"k","x6":0},"x7":0}}],
                 "resources":{"limits":{"cpu":"100m","spacecloud.io/orbit":"1"},"claims":[{"name":"q"}]},
                 "volumeMounts":[{"name":"v","mountPath":"/d","readOnly":true,"recursiveReadOnly":"Enabled"}],
                 "securityContext":{"capabilities":{"drop":["ALL"],"x8":1},"appArmorProfile":{"type":"Unconfined"}}}],
               "volumes":[{"name":"v","emptyDir":{"sizeLimit":"1Gi","x9":1}},{"name":"n","nfs":{"server":"s"}}],
               "tolerations":[{"key":"k","operator":"Exists","xa":1}],"securityContext":{"fsGroup":5,"xb":1}},
             "status":{"phase":"Running","xc":1,"containerStatuses":[{"name":"c","ready":true,"restartCount":0,
               "state":{"running":{"startedAt":"2026-03-01T06:00:00Z","xd":1}},"allocatedResources":{"cpu":"1"}}]}}
            """;

        V1Pod pod = KubernetesJson.Deserialize<V1Pod>(Encoding.UTF8.GetBytes(Json));
        byte[] back = KubernetesJson.Serialize(pod);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(back)), Encoding.UTF8.GetString(back));
        Assert.Equal("Exists", pod.Spec!.Tolerations![0].OperatorProperty);
        Assert.Equal(["x4"], pod.Spec.UnknownFields!.Keys);
    }

    [Fact]
    public void Unknown_fields_of_custom_resources_survive_too()
    {
        const string Json = """{"apiVersion":"test.spacecloud.io/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"size":3,"newer":{"a":1}},"status":{"note":"n","newer":2},"other":[]}""";
        Widget widget = KubernetesJson.Deserialize<Widget>(Encoding.UTF8.GetBytes(Json), TestJson.Options);
        Assert.Equal(3, widget.Spec.Size);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(KubernetesJson.Serialize(widget, TestJson.Options))));
    }

    [Fact]
    public void A_new_object_carries_its_kind_and_leaves_out_what_is_not_set()
    {
        Widget widget = new() { Metadata = { Name = "w" }, Spec = { AosUtc = new DateTimeOffset(2026, 3, 1, 8, 0, 0, 250, TimeSpan.FromHours(2)) } };
        Assert.Equal(
            """{"spec":{"aosUtc":"2026-03-01T06:00:00.25Z"},"apiVersion":"test.spacecloud.io/v1","kind":"Widget","metadata":{"name":"w"}}""",
            Encoding.UTF8.GetString(KubernetesJson.Serialize(widget, TestJson.Options)));
    }

    [Fact]
    public void Explicit_nulls_are_read_as_not_set()
    {
        const string Json = """{"kind":"Pod","metadata":{"creationTimestamp":null,"labels":null},"spec":{"containers":null,"hostNetwork":null},"status":{}}""";
        V1Pod pod = KubernetesJson.Deserialize<V1Pod>(Encoding.UTF8.GetBytes(Json));
        Assert.Null(pod.Metadata.CreationTimestamp);
        Assert.Null(pod.Spec!.Containers);
        Assert.Equal("v1", pod.ApiVersion);
    }

    [Fact]
    public void Lease_times_have_exactly_six_digits()
    {
        V1Lease lease = new() { Spec = new V1LeaseSpec { RenewTime = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero) } };
        Assert.Contains("\"renewTime\":\"2026-03-01T06:00:00.000000Z\"", Encoding.UTF8.GetString(KubernetesJson.Serialize(lease)), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_read_as_utc()
    {
        const string Json = """{"metadata":{"creationTimestamp":"2026-03-01T08:00:00+02:00"}}""";
        DateTimeOffset? time = KubernetesJson.Deserialize<V1Pod>(Encoding.UTF8.GetBytes(Json)).Metadata.CreationTimestamp;
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
        Assert.Equal(6, time.Value.Hour);
    }

    [Fact]
    public void Secret_values_are_bytes()
    {
        V1Secret secret = KubernetesJson.Deserialize<V1Secret>("""{"data":{"k":"aGk="}}"""u8);
        Assert.Equal("hi"u8.ToArray(), secret.Data!["k"]);
        Assert.DoesNotContain("aGk", secret.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_generated_code_fails_with_its_name()
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => KubernetesJson.Serialize(new Widget()));
        Assert.Contains("Widget", exception.Message, StringComparison.Ordinal);
        Assert.Contains("KubernetesJson.Create", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_quantity_is_refused_with_its_path()
    {
        JsonException exception = Assert.Throws<JsonException>(() =>
            KubernetesJson.Deserialize<V1Node>("""{"status":{"capacity":{"cpu":"many"}}}"""u8));
        Assert.Equal("$.status.capacity.cpu", exception.Path);
    }
}
