using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpaceCloud.Orbit;

/// <summary>Two doubles in a register of 128 bits.</summary>
internal readonly struct Lanes128 : ILaneVector<Lanes128>
{
    private readonly Vector128<double> v;

    private Lanes128(Vector128<double> v) => this.v = v;

    public static int Count => Vector128<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(double value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref readonly double source) => new(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a) => new(-a.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(Vector128.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 a) => new(Vector128.Sqrt(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 a) => new(Vector128.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 a, Lanes128 b) => new(Vector128.MinNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 a, Lanes128 b) => new(Vector128.MaxNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(Lanes128 quarters, ref Lanes128 sin, ref Lanes128 cos)
    {
        Vector128<long> bits = quarters.v.AsInt64();
        Vector128<double> even = Vector128.Equals(bits & Vector128<long>.One, Vector128<long>.Zero).AsDouble();
        Vector128<double> s = Vector128.ConditionalSelect(even, sin.v, cos.v);
        Vector128<double> c = Vector128.ConditionalSelect(even, cos.v, sin.v);
        Vector128<long> two = Vector128.Create(2L);
        sin = new((s.AsInt64() ^ ((bits & two) << 62)).AsDouble());
        cos = new((c.AsInt64() ^ (((bits + Vector128<long>.One) & two) << 62)).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotAtLeastZero(Lanes128 a) => (uint)(~Vector128.GreaterThanOrEqual(a.v, Vector128<double>.Zero)).AsInt64().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target) => v.StoreUnsafe(ref target);
}
