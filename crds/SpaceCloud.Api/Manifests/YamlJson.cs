using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SpaceCloud.Api.Manifests;

/// <summary>YAML nodes as JSON by the core schema: only unquoted scalars can be null, booleans or numbers.</summary>
/// <remarks>Aliases can make a small text deep without end or huge when written out; both are refused.</remarks>
internal sealed class YamlJson
{
    private const int DeepestNesting = 100;
    private const int MostNodes = 1_000_000;
    private int nodes;

    private YamlJson()
    {
    }

    /// <exception cref="YamlException">A key is no scalar, or the document is nested too deep or too large.</exception>
    public static JsonNode? Convert(YamlNode node) => new YamlJson().Convert(node, DeepestNesting);

    private JsonNode? Convert(YamlNode node, int nesting)
    {
        if (nesting == 0)
        {
            throw new YamlException(node.Start, node.End, $"nested deeper than {DeepestNesting} levels");
        }

        if (++nodes > MostNodes)
        {
            throw new YamlException(node.Start, node.End, $"more than {MostNodes} values");
        }

        return node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(
                child => KeyValuePair.Create(Key(child.Key), Convert(child.Value, nesting - 1)))),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(child => Convert(child, nesting - 1))]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => null,
        };
    }

    private static string Key(YamlNode node) =>
        node is YamlScalarNode scalar ? scalar.Value ?? "" : throw new YamlException(node.Start, node.End, "a key must be a plain value");

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        string text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => JsonValue.Create(whole),
            _ when IsNumber(text, out double number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    private static bool IsNumber(string text, out double number)
    {
        number = 0;
        return text.Any(char.IsAsciiDigit)
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }
}
