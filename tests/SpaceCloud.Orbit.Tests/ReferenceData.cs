using System.Text.Json;
using SpaceCloud.Testing;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>
/// Reference data beside the checkout (../shared/data), which are other people's and are not copied into the project. A test that
/// reads them holds a few single figures itself, so that it asserts something where the folder is absent, and then says so.
/// </summary>
internal static class ReferenceData
{
    /// <inheritdoc cref="SharedData.PathOf"/>
    public static string PathOf(string path) => SharedData.PathOf(path);

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
