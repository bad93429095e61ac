namespace SpaceCloud.Content;

/// <content>Image archives: what comes in from a file, what goes out to a container runtime.</content>
public sealed partial class ContentStore
{
    /// <summary>
    /// Loads the images of an archive: an OCI layout tar or a docker-archive (<c>docker save</c>). Of a multi-platform image the
    /// linux/amd64 one is taken. Nothing of a refused archive stays.
    /// </summary>
    /// <param name="archive">The uncompressed tar.</param>
    /// <param name="name">The name to give where the archive names none; must be null for an archive of several images.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    /// <exception cref="ContentException">What is wrong with the archive, and where.</exception>
    public async Task<IReadOnlyList<StoredImage>> LoadArchiveAsync(Stream archive, ImageName? name, CancellationToken cancellationToken)
    {
        using StagingFolder staging = new(_staging);
        ArchiveContent content = await ArchiveContent.ReceiveAsync(archive, staging, Limits, cancellationToken);
        IReadOnlyList<ArchivedImage> images = await content.ReadImagesAsync(name, cancellationToken);
        List<StoredImage> stored = [];
        foreach (ArchivedImage image in images)
        {
            foreach (StagedFile file in image.Files)
            {
                Keep(file);
            }

            foreach (ImageName imageName in image.Names)
            {
                await SetNameAsync(imageName, image.Manifest, cancellationToken);
                stored.Add(new StoredImage(imageName, image.Manifest.Manifest));
            }
        }

        return stored;
    }

    /// <summary>Writes an image as an OCI layout tar (what <c>ctr images import</c> takes) under the given names. Same image and
    /// names, same bytes.</summary>
    /// <exception cref="ContentException"><see cref="ContentError.NotFound"/>: a blob is missing.</exception>
    public Task ExportAsync(ImageManifest image, IReadOnlyList<ImageName> names, Stream target, CancellationToken cancellationToken) =>
        ArchiveExport.WriteAsync(
            this, image, System.Text.Encoding.UTF8.GetBytes(LayoutVersion), WriteIndex([.. names.Select(name => new StoredImage(name, image.Manifest))]), target, cancellationToken);

    /// <summary>Removes what killed processes left behind.</summary>
    private void SweepStaging()
    {
        foreach (string folder in Directory.EnumerateDirectories(_staging))
        {
            if (FileTurn.TryTake(folder + StagingFolder.LockSuffix) is { } turn)
            {
                using (turn)
                {
                    Directory.Delete(folder, recursive: true);
                    File.Delete(folder + StagingFolder.LockSuffix);
                }
            }
        }
    }
}
