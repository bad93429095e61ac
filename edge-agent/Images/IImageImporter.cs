using SpaceCloud.Content;

namespace SpaceCloud.EdgeAgent.Images;

/// <summary>Puts a complete, verified image of the content store into the runtime under the reference a pod names.</summary>
internal interface IImageImporter
{
    /// <returns>Null on success, otherwise why not.</returns>
    Task<string?> ImportAsync(ImageManifest image, ImageName name, CancellationToken cancel);
}
