using System.Text.Json;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>
/// Reference data beside the checkout (../shared/data), which are other people's and are not copied into the project. A test that
/// reads them holds a few single figures itself, so that it asserts something where the folder is absent, and then says so.
/// </summary>
internal static class ReferenceData
{
    /// <summary>Where a file or folder of the reference data would be.</summary>
    public static string PathOf(string path)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SpaceCloud.Operator.sln")))
        {
            root = root.Parent;
        }

        return Path.GetFullPath(Path.Combine(root?.FullName ?? ".", "..", "shared", "data", path));
    }

    public static JsonElement? Read(string path, ITestOutputHelper output)
    {
        string file = PathOf(path);
        if (!File.Exists(file))
        {
            output.WriteLine($"Reference data {file} are absent: only the figures in the test itself are checked.");
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }
}
