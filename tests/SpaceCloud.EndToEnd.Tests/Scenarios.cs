using SpaceCloud.Lab;

namespace SpaceCloud.EndToEnd.Tests;

/// <summary>The scenarios that are played here.</summary>
internal static class Scenarios
{
    /// <summary>Two satellites that can carry anything, eleven mission minutes of contact and fifteen of silence in turn.</summary>
    internal static string Equator => Path.Combine(Checkout.Root(), "tests", "SpaceCloud.EndToEnd.Tests", "Scenarios", "equator");
}
