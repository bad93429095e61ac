namespace SpaceCloud.Orbit;

/// <summary>The turn of the Earth under TEME, by Greenwich mean sidereal time of 1982.</summary>
public static class EarthRotation
{
    private static readonly long J2000Ticks = new DateTimeOffset(2000, 1, 1, 12, 0, 0, TimeSpan.Zero).Ticks;

    /// <summary>
    /// Greenwich mean sidereal time (IAU 1982), radians in [0, 2 pi). UT1 is taken as UTC + <paramref name="dut1Seconds"/>; 0.1 s
    /// is 46 m at the equator.
    /// </summary>
    public static double GreenwichMeanSiderealRadians(DateTimeOffset utc, double dut1Seconds = 0) => SiderealRadians(utc.UtcTicks, dut1Seconds);

    /// <summary>The state as seen from the turning Earth; <paramref name="siderealRadians"/> for the same moment.</summary>
    public static EarthFixedState ToEarthFixed(TemeState state, double siderealRadians)
    {
        (double sin, double cos) = Math.SinCos(siderealRadians);
        return ToEarthFixed(state, sin, cos);
    }

    /// <summary>A TEME position in the frame that turns with the Earth; same unit.</summary>
    public static Vector3d ToEarthFixed(Vector3d teme, double siderealRadians)
    {
        (double sin, double cos) = Math.SinCos(siderealRadians);
        return Turn(teme, sin, cos);
    }

    internal static EarthFixedState ToEarthFixed(TemeState state, double sin, double cos)
    {
        Vector3d r = Turn(state.PositionKilometers, sin, cos);
        Vector3d v = Turn(state.VelocityKilometersPerSecond, sin, cos);
        return new EarthFixedState(r, new Vector3d(v.X + (EarthConstants.RotationRadiansPerSecond * r.Y), v.Y - (EarthConstants.RotationRadiansPerSecond * r.X), v.Z));
    }

    internal static double SiderealRadians(long utcTicks, double extraSeconds)
    {
        long ticks = utcTicks - J2000Ticks;
        double centuries = ((ticks / (double)TimeSpan.TicksPerDay) + (extraSeconds / 86400)) / 36525;

        // 876600 h per century are whole turns per day: taken from the fraction of the day, where no digit is lost.
        double daySeconds = (ticks % TimeSpan.TicksPerDay / (double)TimeSpan.TicksPerSecond) + extraSeconds;
        double seconds = 67310.54841 + daySeconds + (centuries * (8640184.812866 + (centuries * (0.093104 - (6.2e-6 * centuries)))));
        double turns = seconds / 86400;
        return (turns - Math.Floor(turns)) * Angle.TwoPi;
    }

    private static Vector3d Turn(Vector3d v, double sin, double cos) => new((cos * v.X) + (sin * v.Y), (cos * v.Y) - (sin * v.X), v.Z);
}
