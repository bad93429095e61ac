using System.Text.Json;
using SpaceCloud.Content;

namespace SpaceCloud.Lab.Images;

/// <summary>Writes image archives (OCI layout tar) without any registry or image tool. Same recipe, same bytes.</summary>
public static class ImageArchive
{
    private const string ConfigType = "application/vnd.oci.image.config.v1+json";
    private const string LayerType = "application/vnd.oci.image.layer.v1.tar+gzip";
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>Writes the archive; the file is there as a whole or not at all.</summary>
    public static async Task<ImageManifest> WriteAsync(ImageRecipe recipe, string file, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("spacecloud-image-");
        try
        {
            ContentStore store = await ContentStore.OpenAsync(folder.FullName, cancellationToken);
            ImageManifest image = await AssembleAsync(recipe, store, folder.FullName, cancellationToken);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            string aside = $"{file}.{Guid.NewGuid():N}.new";
            await using (FileStream target = File.Create(aside))
            {
                await store.ExportAsync(image, [ImageName.Parse(recipe.Name)], target, cancellationToken);
            }

            File.Move(aside, file, overwrite: true);
            return image;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ImageManifest> AssembleAsync(
        ImageRecipe recipe, ContentStore store, string folder, CancellationToken cancellationToken)
    {
        List<BlobDescriptor> layers = [];
        List<Digest> bareDigests = [];
        foreach (RootfsLayer layer in recipe.Layers)
        {
            await using FileStream bare = Scratch(folder, "layer.tar");
            await layer.WriteAsync(bare, cancellationToken);
            bare.Position = 0;
            bareDigests.Add(await Digest.OfAsync(bare, cancellationToken));
            bare.Position = 0;
            await using FileStream compressed = Scratch(folder, "layer.tar.gz");
            await RootfsLayer.CompressAsync(bare, compressed, cancellationToken);
            compressed.Position = 0;
            layers.Add(await store.AddBlobAsync(compressed, LayerType, null, cancellationToken));
        }

        byte[] config = Config(recipe, bareDigests);
        BlobDescriptor configBlob = new(ConfigType, await store.AddBlobAsync(config, cancellationToken), config.Length);
        Digest manifest = await store.AddBlobAsync(Manifest(configBlob, layers), cancellationToken);
        return await store.ResolveAsync(manifest.ToString(), cancellationToken)
            ?? throw new InvalidOperationException($"the manifest {manifest} was not stored");
    }

    private static FileStream Scratch(string folder, string name) =>
        new(Path.Combine(folder, name), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.Asynchronous);

    private static byte[] Config(ImageRecipe recipe, IReadOnlyList<Digest> bareDigests) => Json(json =>
    {
        json.WriteString("created", DateTime.UnixEpoch);
        json.WriteString("architecture", "amd64");
        json.WriteString("os", "linux");
        json.WriteStartObject("config");
        WriteList(json, "Env", recipe.Environment);
        WriteList(json, "Entrypoint", recipe.Entrypoint);
        WriteList(json, "Cmd", recipe.Command);
        json.WriteEndObject();
        json.WriteStartObject("rootfs");
        json.WriteString("type", "layers");
        WriteList(json, "diff_ids", bareDigests.Select(digest => digest.ToString()));
        json.WriteEndObject();
    });

    private static byte[] Manifest(BlobDescriptor config, IReadOnlyList<BlobDescriptor> layers) => Json(json =>
    {
        json.WriteNumber("schemaVersion", 2);
        json.WriteString("mediaType", ManifestType);
        json.WriteStartObject("config");
        WriteDescriptor(json, config);
        json.WriteEndObject();
        json.WriteStartArray("layers");
        foreach (BlobDescriptor layer in layers)
        {
            json.WriteStartObject();
            WriteDescriptor(json, layer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static byte[] Json(Action<Utf8JsonWriter> content)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteDescriptor(Utf8JsonWriter json, BlobDescriptor blob)
    {
        json.WriteString("mediaType", blob.MediaType);
        json.WriteString("digest", blob.Digest.ToString());
        json.WriteNumber("size", blob.SizeBytes);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
