using System.Text;
using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Operator.Tests.Contacts.Goldens;

/// <summary>Objects as YAML that people compare: two blanks deeper a level, members as they are serialized.</summary>
internal static class GoldenYaml
{
    /// <summary>As the API server would be sent it.</summary>
    public static JsonObject Node<T>(T value) => JsonNode.Parse(SpaceCloudJson.Serialize(value))!.AsObject();

    public static string Write<T>(T value)
    {
        StringBuilder text = new();
        Write(text, Node(value), 2);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonObject node, int depth)
    {
        foreach ((string name, JsonNode? value) in node)
        {
            text.Append(' ', depth).Append(name).Append(':');
            switch (value)
            {
                case JsonObject { Count: > 0 } deeper:
                    text.Append('\n');
                    Write(text, deeper, depth + 2);
                    break;
                case JsonArray { Count: > 0 } list:
                    text.Append('\n');
                    foreach (JsonNode? item in list)
                    {
                        text.Append(' ', depth).Append("- ").Append(item!.ToJsonString()).Append('\n');
                    }

                    break;
                default:
                    text.Append(' ').Append(value?.ToJsonString() ?? "null").Append('\n');
                    break;
            }
        }
    }
}
