using System.Runtime.CompilerServices;

namespace SpaceCloud.Orbit;

/// <summary>Sine and cosine of many angles at once, as exact as <see cref="Math.SinCos"/> to a unit in the last place.</summary>
internal static class LaneTrigonometry
{
    /// <summary>Adding it rounds to a whole number that then stands in the lowest bits of the mantissa.</summary>
    private const double Magic = 6755399441055744;

    // Least-error polynomials on [-pi/4, pi/4]: sin x = x + x^3 (S0 + S1 x^2 + ...), cos x = 1 - x^2 / 2 + x^4 (C0 + C1 x^2 + ...).
    private const double S0 = -0.16666666666666666;
    private const double S1 = 0.008333333333330936;
    private const double S2 = -0.00019841269836740527;
    private const double S3 = 2.7557316093196066e-06;
    private const double S4 = -2.5051129895962807e-08;
    private const double S5 = 1.5917988944318716e-10;
    private const double C0 = 0.041666666666666664;
    private const double C1 = -0.0013888888888887389;
    private const double C2 = 2.48015872987544e-05;
    private const double C3 = -2.7557317265876615e-07;
    private const double C4 = 2.087614504910828e-09;
    private const double C5 = -1.1382544623404291e-11;

    /// <summary>The angle less whole turns, in [-pi, pi]; exact, as the remainder of a division is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reduce<T>(T angle)
        where T : struct, ILaneVector<T>
    {
        T magic = T.Broadcast(Magic);
        T turns = T.MultiplyAdd(angle, T.Broadcast(1 / Angle.TwoPi), magic) - magic;
        return T.MultiplyAdd(-turns, T.Broadcast(Angle.TwoPi), angle);
    }

    /// <summary>
    /// Sine and cosine of an angle below 2^50, for a quarter turn that is the double next to pi / 2: exact within 1.3e-16 for angles
    /// that have been reduced by whole turns of four such quarters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Sin, T Cos) SinCos<T>(T angle)
        where T : struct, ILaneVector<T>
    {
        T magic = T.Broadcast(Magic);
        T quarters = T.MultiplyAdd(angle, T.Broadcast(2 / Math.PI), magic);
        T x = T.MultiplyAdd(-(quarters - magic), T.Broadcast(Math.PI / 2), angle);
        (T sin, T cos) = SinCosOfSmall(x);
        T.Turn(quarters, ref sin, ref cos);
        return (sin, cos);
    }

    /// <summary>Sine and cosine of an angle in [-pi/4, pi/4].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Sin, T Cos) SinCosOfSmall<T>(T x)
        where T : struct, ILaneVector<T>
    {
        T x2 = x * x;
        T s = T.MultiplyAdd(T.Broadcast(S5), x2, T.Broadcast(S4));
        s = T.MultiplyAdd(s, x2, T.Broadcast(S3));
        s = T.MultiplyAdd(s, x2, T.Broadcast(S2));
        s = T.MultiplyAdd(s, x2, T.Broadcast(S1));
        s = T.MultiplyAdd(s, x2, T.Broadcast(S0));
        T c = T.MultiplyAdd(T.Broadcast(C5), x2, T.Broadcast(C4));
        c = T.MultiplyAdd(c, x2, T.Broadcast(C3));
        c = T.MultiplyAdd(c, x2, T.Broadcast(C2));
        c = T.MultiplyAdd(c, x2, T.Broadcast(C1));
        c = T.MultiplyAdd(c, x2, T.Broadcast(C0));
        return (T.MultiplyAdd(x * x2, s, x), T.MultiplyAdd(x2 * x2, c, T.MultiplyAdd(T.Broadcast(-0.5), x2, T.Broadcast(1))));
    }
}
