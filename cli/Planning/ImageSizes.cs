using SpaceCloud.Api;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Content;

namespace SpaceCloud.Cli.Planning;

/// <summary>What the images of workloads weigh, where a ground store is at hand.</summary>
/// <param name="ByName">By the image's name in the workload.</param>
/// <param name="Unknown">Of those that are not known, what to do about it.</param>
internal sealed record ImageSizes(IReadOnlyDictionary<string, KnownImage> ByName, IReadOnlyDictionary<string, string> Unknown)
{
    /// <summary>Looks the images up.</summary>
    /// <param name="workloads">Whose.</param>
    /// <param name="folder">Folder of the ground store; nothing is made where there is none.</param>
    /// <param name="cancellationToken">Ends the search early.</param>
    /// <exception cref="ContentException">The folder holds something else.</exception>
    public static async Task<ImageSizes> FindAsync(IEnumerable<SpaceWorkload> workloads, string folder, CancellationToken cancellationToken)
    {
        Dictionary<string, KnownImage> images = new(StringComparer.Ordinal);
        Dictionary<string, string> unknown = new(StringComparer.Ordinal);
        ContentStore? store = File.Exists(Path.Combine(folder, "oci-layout")) ? await ContentStore.OpenAsync(folder, cancellationToken) : null;
        foreach (string image in workloads.Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            ImageName? name = ImageName.TryParse(image, out ImageName? parsed) ? parsed : null;
            ImageManifest? manifest = store is null || name is null ? null : await store.ResolveAsync(name.ToString(), cancellationToken);
            images[image] = new KnownImage(manifest?.Digest.ToString() ?? name?.Digest?.ToString(), manifest?.TotalBytes);
            if (manifest is null)
            {
                unknown[image] = $"the image {image} is not in the ground store {folder}: its bytes are not counted; load it with kubectl spacecloud image load FILE, or name the store with --ground-store";
            }
        }

        return new ImageSizes(images, unknown);
    }

    /// <summary>What is known of a workload's image; null when nothing is.</summary>
    public KnownImage? Of(SpaceWorkload workload) => NameOf(workload) is { } name ? ByName.GetValueOrDefault(name) : null;

    /// <summary>What to do about a workload's image that is not known; null when it is.</summary>
    public string? RemedyFor(SpaceWorkload workload) => NameOf(workload) is { } name ? Unknown.GetValueOrDefault(name) : null;

    private static string? NameOf(SpaceWorkload workload) => workload.Spec.Template.Spec?.Containers is [{ Image: { Length: > 0 } image }, ..] ? image : null;
}
