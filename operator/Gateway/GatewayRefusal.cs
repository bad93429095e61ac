using System.Text.Json.Serialization;

namespace SpaceCloud.Operator.Gateway;

/// <summary>Body of a refused call. It repeats nothing of the request.</summary>
/// <param name="Reason">Machine token.</param>
/// <param name="Message">Fixed sentence.</param>
/// <param name="HaveBytes">For a wrong offset: where to go on.</param>
internal sealed record GatewayRefusal(
    string Reason,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? HaveBytes = null);

/// <summary>Generated JSON code of the gateway's own bodies.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GatewayRefusal))]
internal sealed partial class GatewayJsonContext : JsonSerializerContext;
