namespace SpaceCloud.Api.Tests;

/// <summary>Files of the project that are copied beside the tests.</summary>
internal static class Checkout
{
    public static IReadOnlyList<string> Crds => Files("crds");

    public static IReadOnlyList<string> Samples => Files("samples");

    public static string Crd(string plural) => Path.Combine(AppContext.BaseDirectory, "crds", $"{plural}.yaml");

    public static string Chart => Path.Combine(AppContext.BaseDirectory, "charts", "spacecloud");

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
