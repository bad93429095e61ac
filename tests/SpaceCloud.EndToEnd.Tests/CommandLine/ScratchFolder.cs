namespace SpaceCloud.EndToEnd.Tests.CommandLine;

/// <summary>A folder of a test's own, so that a `make up` of this checkout is not disturbed.</summary>
internal sealed class ScratchFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("spacecloud-e2e-").FullName;

    /// <summary>Tells the lab to keep its state and its summary here.</summary>
    internal IReadOnlyDictionary<string, string> Artifacts => new Dictionary<string, string> { ["SPACECLOUD_LAB_ARTIFACTS"] = Path };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
