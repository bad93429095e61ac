using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>The generated JSON code of this library's own types; combined with the application's by <see cref="KubernetesJson"/>.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(V1Pod))]
[JsonSerializable(typeof(V1Node))]
[JsonSerializable(typeof(V1Lease))]
[JsonSerializable(typeof(V1ConfigMap))]
[JsonSerializable(typeof(V1Secret))]
[JsonSerializable(typeof(V1Namespace))]
[JsonSerializable(typeof(V1ServiceAccount))]
[JsonSerializable(typeof(V1Binding))]
[JsonSerializable(typeof(Corev1Event))]
[JsonSerializable(typeof(Authenticationv1TokenRequest))]
[JsonSerializable(typeof(V1Status))]
[JsonSerializable(typeof(V1ListMeta))]
[JsonSerializable(typeof(V1ObjectMeta))]
[JsonSerializable(typeof(V1PodTemplateSpec))]
[JsonSerializable(typeof(V1PodSpec))]
[JsonSerializable(typeof(V1Condition))]
[JsonSerializable(typeof(V1Container))]
[JsonSerializable(typeof(ResourceQuantity))]
[JsonSerializable(typeof(JsonPatchOperation))]
[JsonSerializable(typeof(JsonPatchOperation[]))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class KubernetesJsonContext : JsonSerializerContext;
