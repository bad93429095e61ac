using SpaceCloud.Api.Manifests;
using SpaceCloud.Cli.Orbits;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.Planning;

/// <summary>The files that <c>-f</c> names: a file, standard input, or the manifests of a folder in the order of their names.</summary>
internal static class ManifestFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>Every object with the place of its file in the order they are read.</summary>
    /// <exception cref="CommandException">There is no such file, a folder is empty, or standard input is named twice.</exception>
    /// <exception cref="ManifestException">A file holds no manifests.</exception>
    public static async Task<IReadOnlyList<(int Order, ManifestObject Object)>> ReadAsync(
        IReadOnlyList<string> named, Terminal terminal, CancellationToken cancellationToken)
    {
        if (named.Count(file => file == "-") > 1)
        {
            throw new CommandException(ExitCode.Usage, "-f - is given twice; standard input can be read once");
        }

        List<(int, ManifestObject)> objects = [];
        int order = 0;
        foreach (string file in named.SelectMany(Files))
        {
            ReadOnlyMemory<byte> content = await InputFile.ReadAsync(file, "-f", terminal, cancellationToken);
            string text = System.Text.Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF');
            objects.AddRange(ManifestReader.ReadObjects(text, file == "-" ? "standard input" : file).Select(one => (order, one)));
            order++;
        }

        return objects;
    }

    private static IReadOnlyList<string> Files(string named)
    {
        if (!Directory.Exists(named))
        {
            return [named];
        }

        string[] files =
        [
            .. Directory.EnumerateFiles(named)
                .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw new CommandException(ExitCode.Failed, $"the folder {named} holds no file that ends in {string.Join(", ", Endings)}");
    }
}
