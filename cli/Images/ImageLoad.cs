using System.Globalization;
using System.Text.Json.Nodes;
using SpaceCloud.Cli.Output;
using SpaceCloud.Content;

namespace SpaceCloud.Cli.Images;

/// <summary>Loads an archive into the ground store and says what it brought.</summary>
internal static class ImageLoad
{
    private static readonly string[] Headers = ["IMAGE", "DIGEST", "BYTES"];

    public static async Task RunAsync(
        string file, string? name, string groundStore, OutputFormat format, Terminal terminal, CancellationToken cancellationToken)
    {
        ImageName? imageName = null;
        if (name is not null && !ImageName.TryParse(name, out imageName))
        {
            throw new CommandException(ExitCode.Usage, $"--name is '{name}', expected an image name such as example.org/app:1");
        }

        if (file != "-" && !File.Exists(file))
        {
            throw new CommandException(ExitCode.Failed, $"there is no file {file}; make one with: docker save -o {Path.GetFileName(file)} IMAGE");
        }

        ContentStore store = await ContentStore.OpenAsync(groundStore, cancellationToken);
        await using Stream archive = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        IReadOnlyList<StoredImage> images = await store.LoadArchiveAsync(archive, imageName, cancellationToken);
        List<(string Name, string Digest, long Bytes)> loaded = [];
        foreach (StoredImage image in images)
        {
            ImageManifest? manifest = await store.ResolveAsync(image.Name.ToString(), cancellationToken);
            loaded.Add((image.Name.ToString(), image.Manifest.Digest.ToString(), manifest?.TotalBytes ?? 0));
        }

        if (format == OutputFormat.Json)
        {
            JsonArray list = [.. loaded.Select(image => new JsonObject { ["name"] = image.Name, ["digest"] = image.Digest, ["sizeBytes"] = image.Bytes })];
            await terminal.Text.WriteLineAsync(new JsonObject { ["groundStore"] = groundStore, ["images"] = list }.ToJsonString());
            return;
        }

        await terminal.WriteTableAsync(
            Headers, [.. loaded.Select(image => (string[])[image.Name, image.Digest, image.Bytes.ToString(CultureInfo.InvariantCulture)])], _ => false);
    }
}
