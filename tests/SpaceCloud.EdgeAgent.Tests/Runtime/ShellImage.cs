using SpaceCloud.Content;
using SpaceCloud.Lab.Images;

namespace SpaceCloud.EdgeAgent.Tests.Runtime;

/// <summary>The project's busybox image in a content store, under the pinned name a pod would use.</summary>
internal static class ShellImage
{
    private static readonly ImageName Tag = ImageName.Parse("registry.example/team/shell:1");

    public static async Task<(ImageManifest Image, ImageName Name)> LoadAsync(ContentStore store, CancellationToken cancel)
    {
        string archive = Path.Combine(store.Folder, "..", $"shell-{Guid.NewGuid():N}.tar");
        await ImageArchive.WriteAsync(BusyboxImages.Shell(), archive, cancel);
        await using (FileStream stream = File.OpenRead(archive))
        {
            await store.LoadArchiveAsync(stream, Tag, cancel);
        }

        File.Delete(archive);
        ImageManifest image = (await store.ResolveAsync(Tag.ToString(), cancel))!;
        return (image, Tag.At(image.Digest));
    }
}
