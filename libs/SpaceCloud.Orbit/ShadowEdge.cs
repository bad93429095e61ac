namespace SpaceCloud.Orbit;

/// <summary>One of the edges of the Earth's shadow.</summary>
internal enum ShadowEdge
{
    /// <summary>Where the Sun's disc is touched.</summary>
    Penumbra,

    /// <summary>Where it is gone.</summary>
    Umbra,

    /// <summary>Where its middle would go behind the Earth if it were infinitely far.</summary>
    Cylinder,
}
