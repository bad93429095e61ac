namespace SpaceCloud.Orbit;

/// <summary>
/// Doubles side by side in one register, so that a kernel is written once for every register width. All operations are those of IEEE
/// 754 in every lane; multiplications and additions written apart are rounded apart.
/// </summary>
internal interface ILaneVector<T>
    where T : struct, ILaneVector<T>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    static abstract T Broadcast(double value);

    static abstract T Load(ref readonly double source);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator -(T a);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    static abstract T Sqrt(T a);

    static abstract T Abs(T a);

    /// <summary>The lesser; where one is no number, <paramref name="b"/>.</summary>
    static abstract T Min(T a, T b);

    /// <summary>The greater; where one is no number, <paramref name="b"/>.</summary>
    static abstract T Max(T a, T b);

    /// <summary>
    /// Turns sine and cosine of an angle's remainder into those of the angle. <paramref name="quarters"/> has the number of quarter
    /// turns taken off in its lowest mantissa bits.
    /// </summary>
    static abstract void Turn(T quarters, ref T sin, ref T cos);

    /// <summary>One bit a lane: whether the value is below zero or no number.</summary>
    static abstract uint NotAtLeastZero(T a);

    void Store(ref double target);
}
