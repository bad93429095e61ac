using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class LaneTrigonometryTests
{
    private const int Seed = 4711;

    [Fact]
    public void Sine_and_cosine_are_exact_to_a_unit_in_the_last_place_in_every_width()
    {
        Random random = new(Seed);
        double[] angles =
        [
            0, -0.0, Math.PI / 4, -Math.PI / 4, Math.PI / 2, -Math.PI / 2, Math.PI, -Math.PI, 1e-9, -1e-300,
            .. Enumerable.Range(0, 20000).Select(_ => (random.NextDouble() - 0.5) * Angle.TwoPi),
        ];

        AssertSinCos<Lanes128>(angles);
        AssertSinCos<Lanes256>(angles);
        AssertSinCos<Lanes512>(angles);
    }

    [Fact]
    public void Whole_turns_are_taken_off_without_a_rounding()
    {
        Random random = new(Seed);
        for (int i = 0; i < 20000; i++)
        {
            double angle = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(0, 7));
            double[] reduced = new double[8];
            LaneTrigonometry.Reduce(Lanes512.Broadcast(angle)).Store(ref reduced[0]);
            double remainder = Math.IEEERemainder(angle, Angle.TwoPi);

            Assert.Equal(remainder, reduced[3]);
            Assert.Equal(remainder, Angle.Reduce(angle));
        }
    }

    private static void AssertSinCos<T>(double[] angles)
        where T : struct, ILaneVector<T>
    {
        double[] sines = new double[T.Count];
        double[] cosines = new double[T.Count];
        for (int i = 0; i + T.Count <= angles.Length; i += T.Count)
        {
            (T sin, T cos) = LaneTrigonometry.SinCos(T.Load(in angles[i]));
            sin.Store(ref sines[0]);
            cos.Store(ref cosines[0]);
            for (int lane = 0; lane < T.Count; lane++)
            {
                Assert.Equal(Math.Sin(angles[i + lane]), sines[lane], 2.5e-16);
                Assert.Equal(Math.Cos(angles[i + lane]), cosines[lane], 2.5e-16);
            }
        }
    }
}
