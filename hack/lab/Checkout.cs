namespace SpaceCloud.Lab;

/// <summary>The checkout that this program was built from.</summary>
public static class Checkout
{
    private const string Mark = "SpaceCloud.Operator.sln";

    /// <summary>Where what is made for people and machines lies: $SPACECLOUD_LAB_ARTIFACTS, or artifacts in the root.</summary>
    public static string Artifacts() => Environment.GetEnvironmentVariable("SPACECLOUD_LAB_ARTIFACTS") ?? Path.Combine(Root(), "artifacts");

    /// <summary>Its root folder.</summary>
    /// <exception cref="LabException">The program runs outside a checkout.</exception>
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, Mark)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new LabException($"no folder above {AppContext.BaseDirectory} holds {Mark}; run from a checkout");
    }
}
