namespace SpaceCloud.Orbit;

/// <summary>The shape of the Earth's shadow.</summary>
public enum ShadowModel
{
    /// <summary>Penumbra and umbra of a Sun of finite size.</summary>
    Conical = 0,

    /// <summary>
    /// A cylinder: the Sun infinitely far, no penumbra, one umbra stretch that begins and ends about in the middle of the true penumbra
    /// (4 to 5 s from umbra and penumbra in low orbit, a minute in the geostationary one).
    /// </summary>
    Cylinder = 1,
}
