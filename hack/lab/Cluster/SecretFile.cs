namespace SpaceCloud.Lab.Cluster;

/// <summary>Files that hold keys: never readable by others, not even for a moment.</summary>
internal static class SecretFile
{
    internal static string Write(string path, string text)
    {
        using FileStream stream = new(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using StreamWriter writer = new(stream);
        writer.Write(text);
        return path;
    }
}
