namespace SpaceCloud.Orbit;

internal static class Angle
{
    public const double TwoPi = 2 * Math.PI;
    public const double RadiansPerDegree = Math.PI / 180;
    public const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>The angle less whole turns, in [-pi, pi]; exact, as the remainder of a division is.</summary>
    public static double Reduce(double radians) => Math.FusedMultiplyAdd(-Math.Round(radians / TwoPi), TwoPi, radians);

    /// <summary>The same direction in [0, 360).</summary>
    public static double PositiveDegrees(double radians)
    {
        double degrees = radians * DegreesPerRadian % 360;
        degrees = degrees < 0 ? degrees + 360 : degrees;
        return degrees >= 360 ? 0 : degrees;
    }

    /// <summary>The same direction in [-180, 180).</summary>
    public static double SignedDegrees(double radians)
    {
        double degrees = PositiveDegrees(radians);
        return degrees >= 180 ? degrees - 360 : degrees;
    }

    /// <summary>The shorter way from one direction to another, clockwise positive, [-180, 180).</summary>
    public static double TurnedDegrees(double from, double to)
    {
        double turned = (to - from) % 360;
        return turned >= 180 ? turned - 360 : turned < -180 ? turned + 360 : turned;
    }
}
