namespace SpaceCloud.Orbit;

/// <summary>How much of the Sun is covered.</summary>
public enum EclipseKind
{
    /// <summary>At least a part; the umbra stretch lies inside.</summary>
    Penumbra = 0,

    /// <summary>All of it.</summary>
    Umbra = 1,
}
