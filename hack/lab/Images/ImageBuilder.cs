using System.Security.Cryptography;
using System.Text;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Images;

/// <summary>
/// Builds the project's own images without a registry. What was built is kept below the cache under a key of everything it was made
/// from, so that a second build is a copy.
/// </summary>
public sealed class ImageBuilder(string repositoryRoot, string cacheFolder)
{
    /// <summary>Part of every key: raise it when the same sources give another image.</summary>
    private const string Revision = "2";

    /// <summary>The images that can be built.</summary>
    public static IReadOnlyList<string> Names { get; } = ["pause", "busybox", "wildfire-detector"];

    /// <summary>Builds an image, or takes it from the cache.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <returns>The archive's path in the cache. It must not be changed.</returns>
    /// <exception cref="LabException">The name is unknown, or something the build needs is missing.</exception>
    public Task<string> BuildAsync(string name, CancellationToken cancellationToken) => name switch
    {
        "pause" => BuildAsync(name, BusyboxImages.Pause(), cancellationToken),
        "busybox" => BuildAsync(name, BusyboxImages.Shell(), cancellationToken),
        "wildfire-detector" => BuildDetectorAsync(name, cancellationToken),
        _ => throw new LabException($"there is no image '{name}' to build; there are {string.Join(", ", Names)}"),
    };

    private async Task<string> BuildAsync(string name, ImageRecipe recipe, CancellationToken cancellationToken)
    {
        string extra = string.Join('\n', recipe.Layers.Select(layer => layer.Inventory).Prepend(recipe.Name));
        string archive = ArchivePath(name, await KeyAsync(recipe.Layers.SelectMany(layer => layer.SourcePaths), extra, cancellationToken));
        if (!File.Exists(archive))
        {
            await ImageArchive.WriteAsync(recipe, archive, cancellationToken);
        }

        return archive;
    }

    private async Task<string> BuildDetectorAsync(string name, CancellationToken cancellationToken)
    {
        IEnumerable<string> sources = WildfireDetectorImage.Sources(repositoryRoot).Concat(WildfireDetectorImage.HostLibraries);
        string sdk = await SdkVersionAsync(cancellationToken);
        string archive = ArchivePath(name, await KeyAsync(sources, $"{WildfireDetectorImage.Name} {sdk}", cancellationToken));
        if (File.Exists(archive))
        {
            return archive;
        }

        DirectoryInfo scratch = Directory.CreateTempSubdirectory("spacecloud-publish-");
        try
        {
            ImageRecipe recipe = await WildfireDetectorImage.PublishAsync(repositoryRoot, scratch.FullName, cancellationToken);
            await ImageArchive.WriteAsync(recipe, archive, cancellationToken);
            return archive;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private string ArchivePath(string name, string key) => Path.Combine(cacheFolder, "images", $"{name}-{key}.tar");

    private static async Task<string> KeyAsync(IEnumerable<string> files, string extra, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Revision} {extra}\n"));
        foreach (string file in files)
        {
            if (!File.Exists(file))
            {
                throw new LabException($"{file} is not there, and an image is made of it");
            }

            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n"));
            await using FileStream content = File.OpenRead(file);
            hash.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private async Task<string> SdkVersionAsync(CancellationToken cancellationToken)
    {
        string log = Path.GetTempFileName();
        try
        {
            await using ManagedProcess process = await ManagedProcess.StartAsync(
                new Command("dotnet --version", "dotnet", "--version") { WorkingDirectory = repositoryRoot }, log);
            await process.Exited.WaitAsync(cancellationToken);
            await process.KillAsync();
            return process.ExitCode == 0 ? process.LogTail().Trim() : throw new LabException($"dotnet --version failed: {process.LogTail()}");
        }
        finally
        {
            File.Delete(log);
        }
    }
}
