using SpaceCloud.Api.Json;
using SpaceCloud.Api.Rules;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Tests.Rules;

public sealed class PodSubsetTests
{
    /// <summary>As a 1.20 API server stores a bound orbit pod: full of values nobody wrote.</summary>
    private const string Bound = """
        {"volumes":[{"name":"scratch","emptyDir":{"sizeLimit":"1Mi"}}],
         "containers":[{"name":"c","image":"a@sha256:00","command":["/x"],"args":["y"],"workingDir":"/","env":[{"name":"A","value":"b"}],
           "resources":{"limits":{"cpu":"1"},"requests":{"spacecloud.io/orbit":"1"}},"volumeMounts":[{"name":"scratch","mountPath":"/s"}],
           "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"}],
         "restartPolicy":"Never","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default",
         "serviceAccount":"default","automountServiceAccountToken":false,"nodeName":"ember-1","hostNetwork":true,"securityContext":{},
         "schedulerName":"spacecloud-scheduler","tolerations":[{"key":"spacecloud.io/orbit","operator":"Exists"}],"priority":0,
         "enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"}
        """;

    [Fact]
    public void ABoundPodWithTheServersDefaultsIsSupported() => Assert.Empty(PodSubset.Unsupported(Read(Bound)));

    [Theory]
    [InlineData("spec.containers[0].livenessProbe", "\"name\":\"c\"", "\"name\":\"c\",\"livenessProbe\":{\"exec\":{\"command\":[\"x\"]}}")]
    [InlineData("spec.containers[0].lifecycle", "\"name\":\"c\"", "\"name\":\"c\",\"lifecycle\":{\"preStop\":{}}")]
    [InlineData("spec.containers[0].ports", "\"name\":\"c\"", "\"name\":\"c\",\"ports\":[{\"containerPort\":80}]")]
    [InlineData("spec.containers[0].envFrom", "\"name\":\"c\"", "\"name\":\"c\",\"envFrom\":[{\"secretRef\":{\"name\":\"x\"}}]")]
    [InlineData("spec.containers[0].env[0].valueFrom", "\"value\":\"b\"", "\"valueFrom\":{\"fieldRef\":{\"fieldPath\":\"metadata.name\"}}")]
    [InlineData("spec.containers[0].securityContext.privileged", "\"name\":\"c\"", "\"name\":\"c\",\"securityContext\":{\"privileged\":true}")]
    [InlineData("spec.containers[0].volumeMounts[0].subPath", "\"mountPath\":\"/s\"", "\"mountPath\":\"/s\",\"subPath\":\"x\"")]
    [InlineData("spec.containers[0].tty", "\"name\":\"c\"", "\"name\":\"c\",\"tty\":true")]
    [InlineData("spec.containers[0].antigravity", "\"name\":\"c\"", "\"name\":\"c\",\"antigravity\":{\"g\":0}")]
    [InlineData("spec.volumes[0].hostPath", "\"emptyDir\":{\"sizeLimit\":\"1Mi\"}", "\"hostPath\":{\"path\":\"/\"}")]
    [InlineData("spec.volumes[0].emptyDir.medium", "\"sizeLimit\":\"1Mi\"", "\"medium\":\"Memory\"")]
    [InlineData("spec.restartPolicy", "\"restartPolicy\":\"Never\"", "\"restartPolicy\":\"Always\"")]
    [InlineData("spec.initContainers", "\"priority\":0", "\"priority\":0,\"initContainers\":[{\"name\":\"i\"}]")]
    [InlineData("spec.hostPID", "\"priority\":0", "\"priority\":0,\"hostPID\":true")]
    [InlineData("spec.affinity", "\"priority\":0", "\"priority\":0,\"affinity\":{\"nodeAffinity\":{}}")]
    [InlineData("spec.schedulerName", "\"spacecloud-scheduler\"", "\"default-scheduler\"")]
    [InlineData("spec.automountServiceAccountToken", "\"automountServiceAccountToken\":false", "\"automountServiceAccountToken\":true")]
    [InlineData("spec.dnsConfig", "\"priority\":0", "\"priority\":0,\"dnsConfig\":{\"searches\":[\"x\"]}")]
    [InlineData("spec.os", "\"priority\":0", "\"priority\":0,\"os\":{\"name\":\"linux\"}")]
    public void AnUnsupportedFieldIsRefusedByItsPath(string path, string from, string to)
    {
        Assert.Contains(from, Bound, StringComparison.Ordinal);
        RuleViolation violation = Assert.Single(PodSubset.Unsupported(Read(Bound.Replace(from, to, StringComparison.Ordinal))));
        Assert.Equal(path, violation.Path);
    }

    [Fact]
    public void TwoContainersAreRefused()
    {
        V1PodSpec pod = Read(Bound);
        RuleViolation violation = Assert.Single(PodSubset.Unsupported(pod with { Containers = [pod.Containers![0], pod.Containers[0]] }));
        Assert.Equal("spec.containers", violation.Path);
    }

    private static V1PodSpec Read(string json) => KubernetesJson.Deserialize<V1PodSpec>(System.Text.Encoding.UTF8.GetBytes(json), SpaceCloudJson.Options);
}
