using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpaceCloud.Orbit;

/// <summary>Eight doubles in a register of 512 bits.</summary>
internal readonly struct Lanes512 : ILaneVector<Lanes512>
{
    private readonly Vector512<double> v;

    private Lanes512(Vector512<double> v) => this.v = v;

    public static int Count => Vector512<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref readonly double source) => new(Vector512.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a) => new(-a.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 a) => new(Vector512.Sqrt(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 a) => new(Vector512.Abs(a.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 a, Lanes512 b) => new(Vector512.MinNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.MaxNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(Lanes512 quarters, ref Lanes512 sin, ref Lanes512 cos)
    {
        Vector512<long> bits = quarters.v.AsInt64();
        Vector512<double> even = Vector512.Equals(bits & Vector512<long>.One, Vector512<long>.Zero).AsDouble();
        Vector512<double> s = Vector512.ConditionalSelect(even, sin.v, cos.v);
        Vector512<double> c = Vector512.ConditionalSelect(even, cos.v, sin.v);
        Vector512<long> two = Vector512.Create(2L);
        sin = new((s.AsInt64() ^ ((bits & two) << 62)).AsDouble());
        cos = new((c.AsInt64() ^ (((bits + Vector512<long>.One) & two) << 62)).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotAtLeastZero(Lanes512 a) => (uint)(~Vector512.GreaterThanOrEqual(a.v, Vector512<double>.Zero)).AsInt64().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target) => v.StoreUnsafe(ref target);
}
