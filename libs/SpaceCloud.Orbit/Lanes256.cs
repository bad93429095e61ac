using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpaceCloud.Orbit;

/// <summary>Four doubles in a register of 256 bits.</summary>
internal readonly struct Lanes256 : ILaneVector<Lanes256>
{
    private readonly Vector256<double> v;

    private Lanes256(Vector256<double> v) => this.v = v;

    public static int Count => Vector256<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref readonly double source) => new(Vector256.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a) => new(-a.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 a) => new(Vector256.Sqrt(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 a) => new(Vector256.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.MinNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.MaxNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(Lanes256 quarters, ref Lanes256 sin, ref Lanes256 cos)
    {
        Vector256<long> bits = quarters.v.AsInt64();
        Vector256<double> even = Vector256.Equals(bits & Vector256<long>.One, Vector256<long>.Zero).AsDouble();
        Vector256<double> s = Vector256.ConditionalSelect(even, sin.v, cos.v);
        Vector256<double> c = Vector256.ConditionalSelect(even, cos.v, sin.v);
        Vector256<long> two = Vector256.Create(2L);
        sin = new((s.AsInt64() ^ ((bits & two) << 62)).AsDouble());
        cos = new((c.AsInt64() ^ (((bits + Vector256<long>.One) & two) << 62)).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotAtLeastZero(Lanes256 a) => (uint)(~Vector256.GreaterThanOrEqual(a.v, Vector256<double>.Zero)).AsInt64().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target) => v.StoreUnsafe(ref target);
}
