using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

/// <summary>A few public element sets of different kinds.</summary>
internal static class Sets
{
    public static readonly (string Line1, string Line2) Iss = (
        "1 25544U 98067A   22021.68747065 -.00000457  00000-0  00000+0 0  9996",
        "2 25544  51.6270 342.0904 0006847  44.2808  14.3181 15.49598315322461");

    public static readonly (string Line1, string Line2) Bugsat = (
        "1 40014U 14033E   14294.41438078  .00003468  00000-0  34565-3 0  3930",
        "2 40014  97.9781 190.6418 0032692 299.0467  60.7524 14.91878099 18425");

    /// <summary>Made by hand: polar, 500 km.</summary>
    public static readonly (string Line1, string Line2) Polar = (
        "1 00001U          20001.00000000  .00000000  00000-0  00000-0 0    07",
        "2 00001  90.0000   0.0000 0010000   0.0000   0.0000 15.21936719    07");

    /// <summary>Vanguard 1: eccentric, one of the published verification sets.</summary>
    public static readonly (string Line1, string Line2) Vanguard = (
        "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753",
        "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667");

    /// <summary>Low perigee: takes the simplified drag branch. One of the published verification sets.</summary>
    public static readonly (string Line1, string Line2) LowPerigee = (
        "1 06251U 62025E   06176.82412014  .00008885  00000-0  12808-3 0  3985",
        "2 06251  58.0579  54.0425 0030035 139.1568 221.1854 15.56387291  6774");

    /// <summary>Molniya: deep space, eccentric, in step with the Earth twice a day.</summary>
    public static readonly (string Line1, string Line2) Molniya = (
        "1 08195U 75081A   06176.33215444  .00000099  00000-0  11873-3 0   813",
        "2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656");

    /// <summary>Geosynchronous, of the published verification sets: deep space, in step once a day, near the equator.</summary>
    public static readonly (string Line1, string Line2) Geosynchronous = (
        "1 14128U 83058A   06176.02844893 -.00000158  00000-0  10000-3 0  9627",
        "2 14128  11.4384  35.2134 0011562  26.4582 333.5652  0.98870114 46093");

    /// <summary>Deep space without resonance, of the published verification sets.</summary>
    public static readonly (string Line1, string Line2) Transfer = (
        "1 23599U 95029B   06171.76535463  .00085586  12891-6  12956-2 0  2905",
        "2 23599   6.9327   0.2849 5782022 274.4436  25.2425  4.47796565123555");

    public static IReadOnlyList<(string Line1, string Line2)> NearEarth { get; } = [Iss, Bugsat, Polar, Vanguard, LowPerigee];

    public static IReadOnlyList<(string Line1, string Line2)> DeepSpace { get; } = [Molniya, Geosynchronous, Transfer];

    public static IReadOnlyList<(string Line1, string Line2)> Public { get; } = [.. NearEarth, .. DeepSpace];

    public static OrbitPropagator Orbit((string Line1, string Line2) set)
    {
        TleResult result = Tle.Parse(set.Line1, set.Line2);
        Assert.True(result.Ok, result.Error?.Message);
        Assert.True(OrbitPropagator.TryCreate(result.Tle.Elements, out OrbitPropagator? orbit, out OrbitProblem? problem), problem?.Message);
        return orbit;
    }
}
