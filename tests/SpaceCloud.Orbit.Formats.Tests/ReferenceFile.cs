using System.Text;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Formats.Tests;

/// <summary>
/// Reference data beside the checkout (../shared/data), which are other people's and are not copied into the project. A test that
/// reads them holds a few sets itself, so that it asserts something where the folder is absent, and then says so.
/// </summary>
internal static class ReferenceFile
{
    public static byte[]? Read(string path, ITestOutputHelper output)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SpaceCloud.Operator.sln")))
        {
            root = root.Parent;
        }

        string file = Path.GetFullPath(Path.Combine(root?.FullName ?? ".", "..", "shared", "data", path));
        if (File.Exists(file))
        {
            return File.ReadAllBytes(file);
        }

        output.WriteLine($"Reference data {file} are absent: only the figures in the test itself are checked.");
        return null;
    }

    /// <summary>The same as text; the given one where the file is absent.</summary>
    public static string Text(string path, string otherwise, ITestOutputHelper output) =>
        Read(path, output) is { } bytes ? Encoding.UTF8.GetString(bytes) : otherwise;
}
