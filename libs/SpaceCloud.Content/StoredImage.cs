namespace SpaceCloud.Content;

/// <summary>A name of the store's index and the manifest it points to.</summary>
/// <param name="Name">The full image name.</param>
/// <param name="Manifest">The image manifest's descriptor.</param>
public sealed record StoredImage(ImageName Name, BlobDescriptor Manifest);
