namespace SpaceCloud.Orbit;

/// <summary>The frame states are given in.</summary>
internal enum StateFrame
{
    /// <summary>True equator, mean equinox of date: what SGP4 answers in.</summary>
    Teme,

    /// <summary>Turning with the Earth (<see cref="EarthFixedState"/>); velocities are those seen from the ground.</summary>
    EarthFixed,
}
