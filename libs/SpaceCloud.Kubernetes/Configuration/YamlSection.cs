using System.Text;
using YamlDotNet.RepresentationModel;

namespace SpaceCloud.Kubernetes;

/// <summary>A mapping of a kubeconfig, and where it stands for messages.</summary>
internal sealed class YamlSection(YamlMappingNode node, string where, string folder)
{
    public string Where { get; } = where;

    /// <summary>A scalar; null when absent or empty.</summary>
    public string? Text(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) && value is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : null;

    public string Required(string key) => Text(key) ?? throw new KubeconfigException($"{Where}: {key} is missing.");

    public YamlSection Section(string key, string name) => new(
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) && value is YamlMappingNode mapping ? mapping : [],
        $"{Where}: {key} '{name}'",
        folder);

    public IEnumerable<YamlSection> Items(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) && value is YamlSequenceNode list
            ? list.Children.OfType<YamlMappingNode>().Select(item => new YamlSection(item, Where, folder))
            : [];

    /// <summary>A path, taken relative to the file's folder as kubectl does.</summary>
    public string? FilePath(string key) => Text(key) is { } path ? Path.GetFullPath(path, folder) : null;

    /// <summary>PEM text given inline (<c>KEY-data</c>, base64; it wins) or as a file (<c>KEY</c>).</summary>
    public string? Pem(string key)
    {
        if (Text($"{key}-data") is { } data)
        {
            try
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(data));
            }
            catch (FormatException exception)
            {
                throw new KubeconfigException($"{Where}: {key}-data is not base64.", exception);
            }
        }

        if (FilePath(key) is not { } path)
        {
            return null;
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"{Where}: {key} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Throws when a key is there and its value is one we do not accept.</summary>
    public void Refuse(string key, Func<string, bool> isRefused, string remedy)
    {
        if (node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) && isRefused((value as YamlScalarNode)?.Value ?? ""))
        {
            throw new KubeconfigException($"{Where}: {key} is not supported: {remedy}.");
        }
    }
}
