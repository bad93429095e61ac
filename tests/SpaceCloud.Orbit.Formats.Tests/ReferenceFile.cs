using System.Text;
using SpaceCloud.Testing;
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
        string file = SharedData.PathOf(path);
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
