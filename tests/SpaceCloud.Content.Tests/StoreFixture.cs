namespace SpaceCloud.Content.Tests;

/// <summary>A store in a folder of its own.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("content-");

    protected ContentStore Store { get; private set; } = null!;

    protected string Folder => Path.Combine(_folder.FullName, "store");

    public async Task InitializeAsync() => Store = await ContentStore.OpenAsync(Folder, CancellationToken.None);

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Some bytes that repeat for the same seed.</summary>
    protected static byte[] Bytes(int count, int seed = 1)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected async Task<byte[]> ReadAsync(Digest digest)
    {
        Assert.True(Store.TryOpenBlob(digest, out FileStream? blob));
        await using (blob)
        {
            MemoryStream all = new();
            await blob.CopyToAsync(all);
            return all.ToArray();
        }
    }

    /// <summary>Everything in the store's folder but its own fixed files.</summary>
    protected string[] Leftovers() =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Where(file => file is not ("oci-layout" or "index.json" or "index.lock"))
            .Order(StringComparer.Ordinal),
    ];
}
