using SpaceCloud.Content;

namespace SpaceCloud.Operator.Workloads;

/// <summary>Finds images in the ground store and pins them to their digest (D15).</summary>
internal sealed class ImageFinder(ContentStore store)
{
    /// <summary>Looks an image up.</summary>
    public async Task<ImageFinding> FindAsync(string? image, CancellationToken cancellationToken)
    {
        if (!ImageName.TryParse(image, out ImageName? name))
        {
            return Missing($"spec.template.spec.containers[0].image: '{image}' is not an image name");
        }

        try
        {
            ImageManifest? manifest = await store.ResolveAsync(name.ToString(), cancellationToken);
            if (manifest is null)
            {
                return Missing($"image {image} is not in the ground store");
            }

            return store.Missing(manifest) is [var blob, ..]
                ? Missing($"image {image} lacks {blob.Digest} in the ground store")
                : new ImageFinding(name.At(manifest.Digest).ToString(), manifest.Digest.ToString(), manifest.TotalBytes, null);
        }
        catch (ContentException problem)
        {
            return Missing($"image {image} cannot be read from the ground store: {problem.Message}");
        }
    }

    private static ImageFinding Missing(string problem) =>
        new(null, null, 0, $"{problem}; load it with kubectl spacecloud image load FILE");
}
