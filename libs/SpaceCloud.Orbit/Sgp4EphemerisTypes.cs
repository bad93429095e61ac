namespace SpaceCloud.Orbit;

/// <summary>
/// The ephemeris type of a set says which theory its mean elements belong to: 0 (all that is distributed), 2 SGP4, 3 SDP4. Others
/// are other theories: 1 SGP, 4 SGP4-XP (SGP8 long ago), 5 SDP8, 6 special perturbations.
/// </summary>
internal static class Sgp4EphemerisTypes
{
    public const string Expected = "0, 2 or 3 (SGP4); 4 is SGP4-XP, whose elements SGP4 propagates wrongly";

    public static bool Contains(int type) => type is 0 or 2 or 3;
}
