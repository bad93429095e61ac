using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;

namespace SpaceCloud.Operator.Results;

/// <summary>A result of which every file is on the ground and verified.</summary>
/// <param name="Node">The satellite it came from.</param>
/// <param name="AcceptedUtc">Mission time at which the last byte was verified.</param>
/// <param name="Manifest">What the satellite said of it.</param>
internal sealed record AcceptedResult(string Node, DateTimeOffset AcceptedUtc, ResultManifest Manifest)
{
    /// <summary>As it stands on disk.</summary>
    public byte[] ToJson()
    {
        JsonObject json = new()
        {
            ["node"] = Node,
            ["acceptedUtc"] = AcceptedUtc.ToString("O", CultureInfo.InvariantCulture),
            ["manifest"] = JsonNode.Parse(SpaceCloudJson.Serialize(Manifest)),
        };
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are something else.</exception>
    public static AcceptedResult FromJson(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return new AcceptedResult(
            root.GetProperty("node").GetString() ?? throw new JsonException("node is null"),
            DateTimeOffset.Parse(root.GetProperty("acceptedUtc").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            SpaceCloudJson.Deserialize<ResultManifest>(System.Text.Encoding.UTF8.GetBytes(root.GetProperty("manifest").GetRawText())));
    }
}
