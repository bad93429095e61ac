namespace SpaceCloud.Lab.Images;

/// <summary>An image for linux/amd64, before it is one.</summary>
public sealed record ImageRecipe
{
    /// <summary>Its full name with tag.</summary>
    public required string Name { get; init; }

    /// <summary>Lowest first; what changes often belongs on top.</summary>
    public required IReadOnlyList<RootfsLayer> Layers { get; init; }

    /// <summary>Program and first arguments.</summary>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>Arguments that a pod may replace.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Variables as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
