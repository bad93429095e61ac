using System.Formats.Tar;

namespace SpaceCloud.Content;

/// <summary>Writes one image as an OCI layout tar with fixed order, owners, modes and times.</summary>
internal static class ArchiveExport
{
    private const UnixFileMode FileMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static async Task WriteAsync(
        ContentStore store, ImageManifest image, byte[] layout, byte[] index, Stream target, CancellationToken cancellationToken)
    {
        await using TarWriter tar = new(target, TarEntryFormat.Ustar, leaveOpen: true);
        foreach (BlobDescriptor blob in image.Blobs.OrderBy(blob => blob.Digest.Hex, StringComparer.Ordinal))
        {
            if (!store.TryOpenBlob(blob.Digest, out FileStream? content))
            {
                throw new ContentException(
                    ContentError.NotFound, $"its blob {blob.Digest} is not in this store", $"image {image.Digest}", "Load the image again");
            }

            await using (content)
            {
                await WriteAsync(tar, $"blobs/sha256/{blob.Digest.Hex}", content, cancellationToken);
            }
        }

        await WriteAsync(tar, "index.json", new MemoryStream(index), cancellationToken);
        await WriteAsync(tar, "oci-layout", new MemoryStream(layout), cancellationToken);
    }

    private static Task WriteAsync(TarWriter tar, string path, Stream content, CancellationToken cancellationToken) =>
        tar.WriteEntryAsync(
            new UstarTarEntry(TarEntryType.RegularFile, path)
            {
                DataStream = content,
                Mode = FileMode,
                ModificationTime = DateTimeOffset.UnixEpoch,
            },
            cancellationToken);
}
