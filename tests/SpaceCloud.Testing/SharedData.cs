using SpaceCloud.Lab;

namespace SpaceCloud.Testing;

/// <summary>Reference data beside the checkout (../shared/data), which are other people's and are not copied into the project.</summary>
public static class SharedData
{
    /// <summary>Where a file or folder of them would be.</summary>
    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(Checkout.Root(), "..", "shared", "data", path));

    /// <summary>Why a test that can do nothing without a file or folder of them is skipped; null where it is here.</summary>
    public static string? Missing(string path) => Path.Exists(PathOf(path)) ? null : $"the reference data {PathOf(path)} are not here";
}
